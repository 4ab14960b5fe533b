import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Lower case is as valid, and shorter when compressed.
    'doctype-style': ['error', { style: 'lowercase' }],
    // A record's title is as long as its authors made it; nothing forbids it.
    'long-title': 'off',
    // A list that is offered while somebody types is no choice from fixed ones: the pattern of an editable combobox.
    'prefer-native-element': ['error', { exclude: ['listbox'] }],
    // Choices of one facet share a name wherever they stand.
    // A list of what is chosen has a name, which ARIA allows.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
});

/** What is not valid HTML in a whole page, with its line. */
export async function markupProblems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `html ${ruleId}, line ${line}: ${message}`),
  );
}
