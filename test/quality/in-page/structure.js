/* Headings in order, one h1, one main, ids once, links within the page that lead somewhere. */
(() => {
  const { isShown, nameOf } = globalThis.quality;

  const headingProblems = () => {
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(isShown);
    const levels = headings.map((heading) => Number(heading.localName[1]));
    const problems = [];
    const first = levels.filter((level) => level === 1).length;
    if (first !== 1) problems.push(`${first} headings of level 1`);
    levels.forEach((level, index) => {
      const before = levels[index - 1] ?? 0;
      if (level > before + 1) problems.push(`h${level} after h${before}: ${nameOf(headings[index])}`);
    });
    for (const heading of headings)
      if (!heading.textContent.trim()) problems.push(`empty: ${nameOf(heading)}`);
    return problems;
  };

  globalThis.quality.structure = () => {
    const problems = headingProblems();
    const mains = document.querySelectorAll('main').length;
    if (mains !== 1) problems.push(`${mains} <main>`);
    if (!document.title.trim()) problems.push('no title');
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
      problems.push(`id "${id}" twice`);
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      const id = decodeURIComponent(link.getAttribute('href').slice(1));
      if (id && !document.getElementById(id)) problems.push(`leads nowhere: ${nameOf(link)} → #${id}`);
    }
    return problems;
  };
})();
