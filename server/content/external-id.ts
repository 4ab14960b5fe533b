/** Letters, digits, `.`, `_` and `-`, 1 to 80 of them: safe in files, URLs and every index. */
const externalIdPattern = /^[A-Za-z0-9._-]{1,80}$/;
export const isExternalId = (text: string): boolean => externalIdPattern.test(text);
