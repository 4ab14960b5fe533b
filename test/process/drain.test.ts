import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { drain } from '../../server/process/drain.ts';

/** A server whose answers wait for `release`. */
async function startSlowServer(): Promise<{ server: Server; port: number; release: () => void }> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const server = createServer((req, res) => {
    if (req.url === '/quick') res.end('quick');
    else void held.then(() => res.end('whole'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, release };
}

async function ask(port: number, path: string, agent?: Agent): Promise<string> {
  const [answer] = (await once(get({ port, path, agent, host: '127.0.0.1' }), 'response')) as [
    IncomingMessage,
  ];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return text;
}

describe('draining a server', () => {
  it('finishes what is in flight and takes nothing new', async () => {
    const { server, port, release } = await startSlowServer();
    const inFlight = ask(port, '/slow');
    await once(server, 'request');
    const drained = drain(server, 5);
    const refused = await ask(port, '/quick').catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'ECONNREFUSED');
    release();
    expect(await inFlight).to.equal('whole');
    expect(await drained).to.equal(true);
  });

  it('does not wait for connections that browsers keep', async () => {
    const { server, port } = await startSlowServer();
    const agent = new Agent({ keepAlive: true });
    expect(await ask(port, '/quick', agent)).to.equal('quick');
    const start = performance.now();
    expect(await drain(server, 5)).to.equal(true);
    expect(performance.now() - start).to.be.lessThan(1_000);
    agent.destroy();
  });

  it('cuts off what takes too long, and says so', async () => {
    const { server, port } = await startSlowServer();
    const inFlight = ask(port, '/slow').catch((error: unknown) => error);
    await once(server, 'request');
    expect(await drain(server, 0.1)).to.equal(false);
    expect(await inFlight).to.have.property('code', 'ECONNRESET');
  });
});
