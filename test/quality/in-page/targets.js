/* What a thumb must hit is 44 px high and wide. Measured by asking what is under the point, so that space made by
   padding, a stretched ::after or a label counts, and space that something else lies over does not. */
(() => {
  const { isShown, nameOf } = globalThis.quality;
  const least = 44;
  const selector =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex="0"]';

  /** A link among the words of a sentence: its block has words of its own around it. */
  const isInSentence = (element) => {
    if (!getComputedStyle(element).display.startsWith('inline') || element.localName !== 'a') return false;
    let block = element.parentElement;
    while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    if (!block || getComputedStyle(block).display.includes('flex')) return false;
    const around = block.cloneNode(true);
    for (const link of around.querySelectorAll('a, svg, style, script')) link.remove();
    return (around.textContent.match(/\p{L}{2,}/gu)?.length ?? 0) >= 2;
  };

  const belongsTo = (element) => {
    const labels = [...(element.labels ?? [])];
    return (x, y) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || labels.some((label) => label.contains(hit)));
    };
  };

  /** Lengths of the stretches through the middle that answer to the element. */
  const reach = (element) => {
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const hits = belongsTo(element);
    if (!hits(x, y)) return { width: box.width, height: box.height };
    const along = (dx, dy) => {
      let length = 0;
      while (length < least && hits(x + dx * (length + 1), y + dy * (length + 1))) length += 1;
      return length;
    };
    return { width: along(-1, 0) + along(1, 0) + 1, height: along(0, -1) + along(0, 1) + 1 };
  };

  globalThis.quality.targets = () => {
    const problems = [];
    for (const element of document.querySelectorAll(selector)) {
      const box = element.getBoundingClientRect();
      if (!isShown(element) || box.width === 0 || element.disabled) continue;
      // Off the page until it has the focus: the skip link, a control that its label stands for.
      if (box.bottom + window.scrollY <= 0 || isInSentence(element)) continue;
      if (box.width >= least && box.height >= least) continue;
      const { width, height } = reach(element);
      if (Math.min(Math.max(width, box.width), Math.max(height, box.height)) < least - 0.5) {
        const size = `${Math.round(Math.max(width, box.width))} × ${Math.round(Math.max(height, box.height))}`;
        problems.push(`target of ${size} px: ${nameOf(element)}`);
      }
    }
    window.scrollTo(0, 0);
    return problems;
  };
})();
