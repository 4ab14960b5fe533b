import { createReadStream } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** Where clamd listens: a socket of this machine, or a host and port. */
export type ScannerPlace = { readonly path: string } | { readonly host: string; readonly port: number };

/** The scanner did not answer; a file that nobody looked at is not taken. */
export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';
}

/** Milliseconds after which a scanner that says nothing is given up. */
const patience = 60_000;

/** A piece of the stream: its length as four bytes, then itself. One of length 0 ends it. */
function framed(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return Buffer.concat([length, chunk]);
}

async function send(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path)) {
    if (socket.destroyed) return;
    if (!socket.write(framed(chunk as Buffer))) {
      await new Promise<void>((resolve) => {
        socket.once('drain', resolve);
        socket.once('close', resolve);
      });
    }
  }
  socket.end(Buffer.alloc(4));
}

/** "stream: OK", "stream: Win.Test.EICAR_HDB-1 FOUND", "INSTREAM size limit exceeded. ERROR". */
export function readVerdict(answer: string): string | undefined {
  const said = answer.replace(/\0+$/, '').trim();
  if (said === 'stream: OK') return undefined;
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (found) return found;
  throw new ScannerUnavailable(`clamd says ${JSON.stringify(said.slice(0, 100))}`);
}

/**
 * Has clamd look at the file of `path`; answers the name of what it found, undefined for nothing. Rejects with
 * ScannerUnavailable when clamd does not answer or cannot tell.
 */
export async function findVirus(place: ScannerPlace, path: string): Promise<string | undefined> {
  const socket = createConnection({ ...place });
  socket.setTimeout(patience, () => socket.destroy(new Error('no answer')));
  try {
    const answer = text(socket);
    const failed = new Promise<never>((_resolve, reject) => socket.once('error', reject));
    failed.catch(() => undefined);
    await Promise.race([send(socket, path), failed]);
    return readVerdict(await Promise.race([answer, failed]));
  } catch (error) {
    if (error instanceof ScannerUnavailable) throw error;
    throw new ScannerUnavailable(`clamd cannot be asked: ${String(error)}`, { cause: error });
  } finally {
    socket.destroy();
  }
}
