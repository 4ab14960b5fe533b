/** The library is running on this database, or another command holds it. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
}
