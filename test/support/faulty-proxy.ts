import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a proxy does with a request. */
export type Fault =
  /** Hands it on, where there is a server behind. */
  | 'none'
  /** Hangs up at once. */
  | 'refuse'
  /** Answers after three seconds. */
  | 'slow'
  /** Hangs up in the middle of the answer. */
  | 'cut'
  /** Answers 500, as a server on a full disk does. */
  | 'broken'
  /** Answers what is no Meilisearch's. */
  | 'stranger'
  /** Answers that the key is wrong. */
  | 'wrong-key'
  /** Takes every task and fails it. */
  | 'failed-task'
  /** Is of an older version, which does not know all settings. */
  | 'other-version';

export interface FaultyProxy {
  url: string;
  fault: Fault;
  /** How many requests have come. */
  requests: number;
  stop(): Promise<void>;
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function handOn(
  upstream: string,
  message: IncomingMessage,
  response: ServerResponse,
  cutAfter = Infinity,
): void {
  const { method, url = '/', headers } = message;
  const onward = request(new URL(url, upstream), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    let sent = 0;
    answer.on('data', (chunk: Buffer) => {
      response.write(chunk.subarray(0, Math.max(0, cutAfter - sent)));
      sent += chunk.length;
      if (sent > cutAfter) response.destroy();
    });
    answer.on('end', () => response.end());
  });
  onward.on('error', () => response.destroy());
  message.pipe(onward);
}

/** A proxy before the server at `upstream`; without one it can only fail. */
export async function openFaultyProxy(upstream?: string): Promise<FaultyProxy> {
  const proxy: FaultyProxy = { url: '', fault: 'none', requests: 0, stop: () => Promise.resolve() };
  const pass = (message: IncomingMessage, response: ServerResponse, cutAfter?: number): void => {
    if (upstream) handOn(upstream, message, response, cutAfter);
    else response.destroy();
  };
  const answers: Record<Fault, (message: IncomingMessage, response: ServerResponse) => void | Promise<void>> =
    {
      none: pass,
      refuse: (_message, response) => void response.destroy(),
      slow: async (message, response) => {
        await sleep(3_000, undefined, { ref: false });
        pass(message, response);
      },
      cut: (message, response) => {
        if (upstream) {
          pass(message, response, 20);
          return;
        }
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 })
          .write('{"results":[');
        setTimeout(() => response.destroy(), 20);
      },
      broken: (_message, response) => {
        sendJson(response, 500, { code: 'internal', message: 'No space left on device (os error 28)' });
      },
      stranger: (_message, response) =>
        void response.writeHead(200).end('<!doctype html><title>Welcome</title>'),
      'wrong-key': (_message, response) => {
        sendJson(response, 403, { code: 'invalid_api_key', message: 'The provided API key is invalid.' });
      },
      'failed-task': (message, response) => {
        if (message.url?.startsWith('/tasks/')) {
          sendJson(response, 200, {
            status: 'failed',
            error: { code: 'no_space_left_on_device', message: 'full' },
          });
          return;
        }
        if (message.method === 'GET' || message.url === '/multi-search') {
          pass(message, response);
          return;
        }
        sendJson(response, 202, { taskUid: 1, status: 'enqueued' });
      },
      'other-version': (message, response) => {
        if (message.url === '/version') sendJson(response, 200, { pkgVersion: '1.3.0' });
        else if (message.method === 'PATCH' && message.url?.endsWith('/settings')) {
          const unknown = 'Unknown field `localizedAttributes`: expected one of `rankingRules`, …';
          sendJson(response, 400, { code: 'bad_request', message: unknown });
        } else if (upstream && message.url !== '/multi-search') pass(message, response);
        else sendJson(response, 404, { code: 'not_found', message: 'There is no such route.' });
      },
    };
  const server = createServer((message, response) => {
    proxy.requests++;
    response.on('error', () => undefined);
    void answers[proxy.fault](message, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy.stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return proxy;
}
