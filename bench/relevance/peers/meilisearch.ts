import { setTimeout as delay } from 'node:timers/promises';
import type { OpenFinder } from '../finder.ts';

/** Meilisearch as it comes, without a setting of ours, on the server that the environment names. */
export const openMeilisearch =
  (url: string, key: string | undefined): OpenFinder =>
  async (documents) => {
    const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
    const ask = async (path: string, method: string, body?: unknown): Promise<unknown> => {
      const answer = await fetch(url + path, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const task = async (path: string, method: string, body?: unknown): Promise<void> => {
      const { taskUid } = (await ask(path, method, body)) as { taskUid: number };
      for (;;) {
        const { status, error } = (await ask(`/tasks/${taskUid}`, 'GET')) as {
          status: string;
          error?: unknown;
        };
        if (status === 'succeeded') return;
        if (status === 'failed' || status === 'canceled') throw new Error(JSON.stringify(error));
        await delay(50);
      }
    };
    const index = `/indexes/bench_relevance_${process.pid}`;
    await task(`${index}/documents?primaryKey=id`, 'POST', documents);
    return {
      async find(question) {
        const { hits } = (await ask(`${index}/search`, 'POST', { q: question, limit: 10 })) as {
          hits: { id: string }[];
        };
        return hits.map(({ id }) => id);
      },
      close: () => task(index, 'DELETE'),
    };
  };
