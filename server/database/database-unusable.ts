/** The database cannot be used; the message is one sentence for the person who runs the library. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}
