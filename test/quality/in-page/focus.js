/* Each thing that Tab reaches looks different while it has the focus. */
(() => {
  const { isShown, nameOf } = globalThis.quality;
  const selector =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  const transparent = /rgba\(\d+, \d+, \d+, 0\)|transparent/;

  const look = (element) => {
    const style = getComputedStyle(element);
    const outline =
      style.outlineStyle === 'none' || style.outlineWidth === '0px' || transparent.test(style.outlineColor);
    return [
      outline ? '' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`,
      style.boxShadow,
      style.backgroundColor,
    ].join('|');
  };

  /** A control that is drawn by its label, or by a sibling, shows the focus there. */
  const lookOfAll = (element) =>
    [element, element.parentElement, element.nextElementSibling, ...(element.labels ?? [])]
      .filter((one) => one !== null)
      .map(look)
      .join('\n');

  globalThis.quality.focus = () => {
    const problems = [];
    for (const element of document.querySelectorAll(selector)) {
      if (!isShown(element) || element.disabled || element.tabIndex < 0) continue;
      document.activeElement?.blur?.();
      const before = lookOfAll(element);
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) continue;
      if (!element.matches(':focus-visible')) problems.push(`not focus-visible: ${nameOf(element)}`);
      else if (lookOfAll(element) === before) problems.push(`focus is not seen: ${nameOf(element)}`);
    }
    document.activeElement?.blur?.();
    return problems;
  };
})();
