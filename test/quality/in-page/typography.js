/* Arabic as it is set in print: joined letters, upright, with room between the lines. Sizes in px. */
(() => {
  const { nameOf, texts, scriptOf } = globalThis.quality;
  const least = { lineHeight: 1.7, body: 17, anything: 13 };
  /** A name in bold that a link begins with is a heading, too, and takes two lines in letters of another width. */
  const isHeading = (element) =>
    element.closest('h1, h2, h3, h4, h5, h6, .title, legend, figcaption, th, svg, a b') !== null;

  const linesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
  };

  const problemsOf = ({ node, element }, script) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const problems = [];
    if (size < least.anything) problems.push(`set in ${size} px`);
    if (script !== 'arabic') return problems;
    if (!['normal', '0px'].includes(style.letterSpacing))
      problems.push(`letter-spacing ${style.letterSpacing}`);
    if (style.fontStyle !== 'normal') problems.push(`Arabic in ${style.fontStyle}`);
    if (style.textTransform !== 'none') problems.push(`text-transform ${style.textTransform}`);
    const isBody =
      linesOf(node) > 1 &&
      size >= least.body &&
      !isHeading(element) &&
      element.closest('p, li, dd, td, blockquote');
    const ratio = parseFloat(style.lineHeight) / size;
    if (isBody && !(ratio >= least.lineHeight - 0.005)) problems.push(`line height ${ratio.toFixed(2)}`);
    return problems;
  };

  globalThis.quality.typography = () => {
    const problems = [];
    const size = parseFloat(getComputedStyle(document.body).fontSize);
    if (size < least.body) problems.push(`body is set in ${size} px`);
    for (const shown of texts()) {
      const { element, text } = shown;
      for (const problem of problemsOf(shown, scriptOf(text)))
        problems.push(`${problem}: ${nameOf(element)}`);
      const paragraph = element.closest('main p');
      const own = parseFloat(getComputedStyle(element).fontSize);
      if (paragraph && text.length > 240 && own < least.body)
        problems.push(`long text in ${own} px: ${nameOf(element)}`);
    }
    return problems;
  };
})();
