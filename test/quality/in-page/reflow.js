/* Nobody scrolls sideways to read; what is wider than the window is named. */
(() => {
  const { isShown, nameOf } = globalThis.quality;
  const scrollsByItself = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (
        box !== document.body &&
        box !== document.documentElement &&
        getComputedStyle(box).overflowX !== 'visible'
      ) {
        return true;
      }
    }
    return false;
  };

  globalThis.quality.reflow = () => {
    const root = document.scrollingElement;
    const excess = root.scrollWidth - root.clientWidth;
    if (excess <= 0) return [];
    const outside = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return (
        width > 0 &&
        isShown(element) &&
        (left < -0.5 || right > root.clientWidth + 0.5) &&
        !scrollsByItself(element)
      );
    });
    // The innermost say the most.
    const innermost = outside.filter(
      (element) => !outside.some((other) => other !== element && element.contains(other)),
    );
    const named = innermost.slice(0, 3).map((element) => nameOf(element));
    return [`scrolls ${excess} px sideways at ${root.clientWidth}: ${named.join(' | ')}`];
  };
})();
