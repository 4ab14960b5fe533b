/** A sheet cannot hold so much; CSV and JSON Lines can. */
export class TableTooLarge extends Error {
  override readonly name = 'TableTooLarge';
  readonly what: 'rows' | 'columns' | 'cell';
  readonly limit: number;

  constructor(what: TableTooLarge['what'], limit: number) {
    super(`a sheet holds at most ${limit} (${what})`);
    this.what = what;
    this.limit = limit;
  }
}
