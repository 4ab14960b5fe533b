export type DatabaseKind = 'sqlite' | 'postgres';

/** Where the records are kept: one file, or a PostgreSQL database. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  /** `schema`: where its tables are, if not where the server puts them. */
  | { readonly kind: 'postgres'; readonly url: string; readonly schema?: string };
