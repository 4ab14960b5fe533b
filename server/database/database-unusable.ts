/** The database cannot be used; the message is one sentence for the person who runs the library. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/** What an error of a driver says, without its class; several attempts to connect come as one error. */
export function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return first instanceof Error ? first.message : String(first);
}

const noSpace = 'The disk of the database is full; free some space, and nothing that was stored is lost.';
const unwritable =
  'The disk of the database does not take what is written; look at its permissions and its health.';

/** SQLite's result codes and PostgreSQL's SQLSTATEs that speak of the disk and not of a query. */
const diskFailures: readonly (readonly [RegExp, string])[] = [
  [/^(SQLITE_FULL|53100)$/, noSpace],
  [/^(SQLITE_IOERR.*|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|58030)$/, unwritable],
];

/** `error`, or DatabaseUnusable in its place where it is the disk that fails. */
export function toNamedFailure(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const failure = diskFailures.find(([pattern]) => pattern.test(code));
  return failure ? new DatabaseUnusable(failure[1], { cause: error }) : error;
}
