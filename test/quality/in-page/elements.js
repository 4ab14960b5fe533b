/* What the checks share. Everything lands on `globalThis.quality`, and runs inside the page. */
(() => {
  const isShown = (element) =>
    element.checkVisibility({
      opacityProperty: false,
      visibilityProperty: true,
      contentVisibilityAuto: true,
    });

  /** "a.card > h3: the first words" — enough to find it by. */
  const nameOf = (element) => {
    const classes =
      typeof element.className === 'string' ? element.className.trim().split(/\s+/).join('.') : '';
    const label = (element.getAttribute('aria-label') ?? element.textContent ?? '')
      .trim()
      .replace(/\s+/g, ' ');
    const tag = element.localName + (element.id ? `#${element.id}` : '') + (classes ? `.${classes}` : '');
    const parent = element.parentElement?.localName ?? '';
    return `${parent} > ${tag} "${label.slice(0, 40)}"`;
  };

  /** Every text that readers can see, with the element it stands in. */
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || element.closest('script, style, noscript, title, template')) continue;
      if (isShown(element)) found.push({ node, element, text: node.data.trim().replace(/\s+/g, ' ') });
    }
    return found;
  };

  const count = (text, letters) => text.match(letters)?.length ?? 0;
  /** "arabic", "latin", or undefined where it is neither: digits, signs, a single letter. */
  const scriptOf = (text) => {
    const arabic = count(text, /\p{Script=Arabic}/gu);
    const latin = count(text, /\p{Script=Latin}/gu);
    if (Math.max(arabic, latin) < 2 || arabic === latin) return undefined;
    return arabic > latin ? 'arabic' : 'latin';
  };

  globalThis.quality = { isShown, nameOf, texts, scriptOf };
})();
