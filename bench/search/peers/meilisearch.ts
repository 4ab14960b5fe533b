import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { openMeilisearch as startMeilisearch } from '../../../test/support/meilisearch.ts';
import { facetsAsked, hitsAsked, inBatches, toPlain, type OpenPeer } from './peer.ts';

/** One request over a connection that is kept: what the quickest client would take. */
const client = (url: string, key: string) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method: string, path: string, body?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
      const asked = request(url + path, { method, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString();
          if ((answer.statusCode ?? 500) >= 300) reject(new Error(`${method} ${path}: ${text}`));
          else resolve(JSON.parse(text));
        });
      });
      asked.on('error', (error) => {
        // The server ended a connection that had been kept: that says nothing of the question.
        if (asked.reusedSocket) resolve(ask(method, path, body));
        else reject(error);
      });
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return ask;
};

/** A real Meilisearch as it comes, with five facets and highlights. */
export const openMeilisearch: OpenPeer = async (documents) => {
  const server = await startMeilisearch({ threads: undefined });
  const ask = client(server.url, server.key);
  const untilDone = async (taskUid: number): Promise<void> => {
    for (;;) {
      const { status, error } = (await ask('GET', `/tasks/${taskUid}`)) as { status: string; error: unknown };
      if (status === 'succeeded') return;
      if (status === 'failed' || status === 'canceled') throw new Error(JSON.stringify(error));
      await delay(50);
    }
  };
  const task = async (method: string, path: string, body: unknown): Promise<number> =>
    ((await ask(method, path, body)) as { taskUid: number }).taskUid;
  const index = `/indexes/bench_${process.pid}`;
  await untilDone(
    await task('PATCH', `${index}/settings`, {
      searchableAttributes: ['title', 'body'],
      filterableAttributes: facetsAsked,
    }),
  );
  let last = 0;
  for (const batch of inBatches(documents, 10_000)) {
    last = await task(
      'POST',
      `${index}/documents?primaryKey=id`,
      batch.map((document) => ({ ...document.facets, ...toPlain(document) })),
    );
  }
  await untilDone(last);
  return {
    pid: server.process?.pid(),
    search: ({ text }) =>
      ask('POST', `${index}/search`, {
        q: text,
        limit: hitsAsked,
        facets: facetsAsked,
        attributesToHighlight: ['title', 'body'],
        attributesToCrop: ['body:32'],
      }),
    async close() {
      await untilDone(await task('DELETE', index, undefined));
      await server.stop();
    },
  };
};
