/* Fills forms with words that would be code, and reads what pages make of them. */
(() => {
  const formOf = (selector) => document.querySelector(selector);
  const isWords = (field) =>
    field.matches('textarea, input[type="text"], input:not([type])') &&
    !field.name.includes('__') &&
    !['numeric', 'decimal'].includes(field.inputMode) &&
    // What has no language is an address, a number or a link.
    (field.dir !== 'ltr' || field.lang === 'en');

  /** The fields of a form that take words, with how many characters each takes; 0 where it does not say. */
  const blanks = (selector) =>
    [...formOf(selector).elements].filter(isWords).map((field) => {
      const count = document.querySelector(`[data-count="${CSS.escape(field.id)}"]`);
      return { name: field.name, limit: Number(count?.dataset.limit) || Math.max(0, field.maxLength) };
    });

  /** Chooses something wherever nothing is chosen, writes `words` into their fields, and presses the button. */
  const send = (selector, words, button) => {
    const form = formOf(selector);
    for (const field of form.elements) {
      if (field.matches('select') && field.value === '' && !/month$/.test(field.name))
        field.selectedIndex = Math.min(1, field.options.length - 1);
      const isChoice = field.type === 'radio' || field.type === 'checkbox';
      if (isChoice && !field.name.endsWith('.accept'))
        field.checked ||= !form.querySelector(`[name="${CSS.escape(field.name)}"]:checked`);
      if (field.inputMode === 'decimal' && field.value === '') field.value = '1';
      if (field.name in words) field.value = words[field.name];
    }
    const buttons = [...form.elements].filter(({ type }) => type === 'submit');
    const pressed = buttons.find(({ value, formAction, name }) =>
      button === ''
        ? name === '' && formAction !== undefined
        : value === button || value.startsWith(`${button}:`),
    );
    (pressed ?? buttons.at(-1)).click();
  };

  /** Every word of a page, those of its fields and those for screen readers too; and elements that words have made. */
  const read = () => {
    const parts = [document.title];
    const made = [];
    const kinds = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
    const walker = document.createTreeWalker(document.documentElement, kinds);
    let running = '';
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === node.TEXT_NODE) {
        if (!['SCRIPT', 'STYLE'].includes(node.parentElement.tagName)) running += node.data;
        continue;
      }
      if (node.tagName === 'BR') running += ' ';
      if (node.matches('input, textarea')) parts.push(node.value);
      for (const { name, value } of node.attributes) {
        if (['alt', 'aria-label', 'title', 'content'].includes(name)) parts.push(value);
        if (name.startsWith('on') || /^\s*javascript:/i.test(value) || name === 'autofocus')
          if (name !== 'autofocus' || !node.matches('.problems, [tabindex="-1"]'))
            made.push(`${node.tagName} ${name}`);
      }
      if (node.matches('iframe, object, base, math, embed, video, mglyph, form form'))
        made.push(node.tagName);
      if (node.matches('script:not([type="application/ld+json"])') && !node.nonce) made.push('SCRIPT');
    }
    return { text: [...parts, running].join('\n'), made };
  };

  globalThis.hostile = { blanks, send, read };
})();
