/** A file that was made on request. */
export interface MadeFile {
  /** ASCII, with its ending. */
  name: string;
  bytes: Buffer;
}
