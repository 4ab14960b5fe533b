import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Lower case is as valid, and shorter when compressed.
    'doctype-style': ['error', { style: 'lowercase' }],
  },
});

/** What is not valid HTML in a whole page, with its line. */
export async function markupProblems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `html ${ruleId}, line ${line}: ${message}`),
  );
}
