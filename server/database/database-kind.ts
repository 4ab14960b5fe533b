export type DatabaseKind = 'sqlite' | 'postgres';

/** Where the records are kept: one file, or a PostgreSQL database. */
export type DatabaseLocation =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };
