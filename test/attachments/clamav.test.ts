import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { findVirus, readVerdict } from '../../server/attachments/scanning/clamav.ts';
import { ScannerUnavailable } from '../../server/attachments/index.ts';
import { makeFolder } from '../support/databases.ts';

/** Answers each stream with `verdict` of what came, read as the protocol has it. */
async function listen(verdict: (content: Buffer) => string): Promise<Server> {
  const server = createServer((socket) => {
    let said = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      said = Buffer.concat([said, chunk]);
      const command = Buffer.from('zINSTREAM\0');
      if (!said.subarray(0, command.length).equals(command)) return;
      const pieces: Buffer[] = [];
      for (let at = command.length; at + 4 <= said.length;) {
        const length = said.readUInt32BE(at);
        if (length === 0) {
          socket.end(`${verdict(Buffer.concat(pieces))}\0`);
          return;
        }
        pieces.push(said.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('the virus scanner', () => {
  let server: Server;
  let path: string;
  const content = Buffer.alloc(300_000, 'ab');

  before(async () => {
    path = join(makeFolder('scan'), 'file');
    await writeFile(path, content);
  });
  afterEach(() => server.close());
  const place = () => ({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });

  it('gets the file whole, in pieces that say their length', async () => {
    let received = Buffer.alloc(0);
    server = await listen((file) => {
      received = Buffer.from(file);
      return 'stream: OK';
    });
    expect(await findVirus(place(), path)).to.equal(undefined);
    expect(received.equals(content)).to.equal(true);
  });

  it('names what it found, and is not taken at its word when it says something else', async () => {
    server = await listen(() => 'stream: Eicar-Test-Signature FOUND');
    expect(await findVirus(place(), path)).to.equal('Eicar-Test-Signature');
    expect(() => readVerdict('INSTREAM size limit exceeded. ERROR\0')).to.throw(ScannerUnavailable);
    expect(() => readVerdict('')).to.throw(ScannerUnavailable);
  });

  it('is unavailable when nobody listens', async () => {
    server = await listen(() => '');
    const gone = place();
    server.close();
    const failure = await findVirus(gone, path).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(ScannerUnavailable);
  });
});
