/* Screen readers choose the voice, and browsers the direction, by what is written on the element: both must be so. */
(() => {
  const { isShown, nameOf, texts, scriptOf } = globalThis.quality;
  const languageOf = (element) => element.closest('[lang]')?.getAttribute('lang') ?? '';
  const isRightToLeft = (language) => /^(ar|ckb|ku-arab|fa|ur)\b/i.test(language);
  /** "PDF", "IQD", "tajarib@example.org": one word of Latin letters belongs to the sentence around it. */
  const isOneWord = (text) => !/\p{Script=Latin}[^\s]*\s+[^\s]*\p{Script=Latin}/u.test(text);

  const problemOf = (text, element, { withDirection }) => {
    const script = scriptOf(text);
    if (!script) return undefined;
    const language = languageOf(element);
    const wanted = script === 'arabic' ? 'rtl' : 'ltr';
    if (script === 'arabic' && !isRightToLeft(language)) return `Arabic with lang="${language}"`;
    if (script === 'latin' && isRightToLeft(language) && !isOneWord(text))
      return `Latin with lang="${language}"`;
    const { direction } = getComputedStyle(element);
    if (withDirection && direction !== wanted) return `${script} text runs ${direction}`;
    return undefined;
  };

  globalThis.quality.languages = () => {
    const problems = [];
    const root = document.documentElement;
    const wanted = isRightToLeft(root.lang) ? 'rtl' : 'ltr';
    if (!['ar', 'en'].includes(root.lang)) problems.push(`html lang="${root.lang}"`);
    if (root.dir !== wanted) problems.push(`html lang="${root.lang}" dir="${root.dir}"`);
    for (const { element, text } of texts()) {
      // Inside a picture the letters are placed one by one; only the language counts.
      const problem = problemOf(text, element, { withDirection: !element.closest('svg') });
      if (problem) problems.push(`${problem}: ${nameOf(element)}`);
    }
    for (const run of document.querySelectorAll('bdi')) {
      const around = run.parentElement;
      const isCut = /flex|grid/.test(getComputedStyle(around).display);
      const hasWords = [...around.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
      if (isCut && hasWords && isShown(run)) problems.push(`a sentence in pieces: ${nameOf(around)}`);
    }
    for (const element of document.querySelectorAll('[aria-label], [alt], [title], [placeholder]')) {
      if (!isShown(element)) continue;
      for (const attribute of ['aria-label', 'alt', 'title', 'placeholder']) {
        const problem = problemOf(element.getAttribute(attribute) ?? '', element, { withDirection: false });
        if (problem) problems.push(`${attribute}, ${problem}: ${nameOf(element)}`);
      }
    }
    return problems;
  };
})();
