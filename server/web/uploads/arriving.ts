import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** What the browser calls an upload that may be interrupted: 128 bits of its own choosing. */
export const isUploadId = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{32}$/.test(text);

/** The piece that is being written to each path. */
const writing = new Map<string, { piece: Readable; done: Promise<unknown> }>();

/** A file that arrives piece by piece, for one account. */
export class ArrivingFile {
  readonly path: string;

  constructor(folder: string, accountId: number, id: string) {
    this.path = join(folder, `${accountId}-${id}`);
  }

  /** Bytes that are there already. */
  async received(): Promise<number> {
    return (await stat(this.path).catch(() => undefined))?.size ?? 0;
  }

  /**
   * Ends a piece that is still on its way, as far as it came: whoever sends has begun again, since the connection broke
   * or the page was opened anew.
   */
  async takeOver(): Promise<void> {
    const before = writing.get(this.path);
    before?.piece.destroy();
    await before?.done.catch(() => undefined);
  }

  /**
   * Writes a piece behind what is there, at most `limit` bytes in all. A piece that breaks off stays as far as it
   * came: the next goes on from there. Answers the bytes that are there now.
   */
  append(piece: Readable, limit: number): Promise<number> {
    const done = this.write(piece, limit).finally(() => {
      if (writing.get(this.path)?.piece === piece) writing.delete(this.path);
    });
    writing.set(this.path, { piece, done });
    return done;
  }

  private async write(piece: Readable, limit: number): Promise<number> {
    let length = await this.received();
    const file = await open(this.path, 'a');
    try {
      for await (const chunk of piece as AsyncIterable<Buffer>) {
        if (length + chunk.length > limit) break;
        await file.appendFile(chunk);
        length += chunk.length;
      }
    } finally {
      await file.close();
    }
    return length;
  }
}
