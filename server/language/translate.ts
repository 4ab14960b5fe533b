export type TranslationValues = Readonly<Record<string, unknown>>;
/** The text of a key, "page:name"; `count` chooses the plural form. */
export type Translate = (key: string, values?: TranslationValues) => string;
