import { Agent, request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { EngineUnavailable } from '../../search-engine.ts';

/** The server answered, but not with what was asked for. */
export class MeilisearchRefusal extends EngineUnavailable {
  /** HTTP status. */
  readonly status: number;
  /** Meilisearch's own name of the error, as `index_not_found`; empty where the answer holds none. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(`Meilisearch refused (${status}${code && ` ${code}`}): ${message}`);
    this.status = status;
    this.code = code;
  }
}

export interface TransportOptions {
  /** Where the server listens, as http://127.0.0.1:7700. */
  url: string;
  /** Empty for a server without keys. */
  key: string;
}

export interface Asking {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Milliseconds until the answer must be there, whole. */
  within: number;
}

/** An answer larger than this is none of ours. */
const mostBytes = 64 * 1024 * 1024;

const unavailable = (why: string, cause?: unknown): EngineUnavailable =>
  new EngineUnavailable(`Meilisearch does not answer: ${why}`, { cause });

/**
 * Asks a Meilisearch server over connections that are kept open. Head and body leave in one write and without
 * Nagle's delay: a body that follows its head waits for the other side's acknowledgement, 40 ms of a search.
 */
export class Transport {
  key: string;
  private readonly base: URL;
  private readonly agent: Agent;
  private readonly send: typeof plainRequest;
  private closed = false;

  constructor({ url, key }: TransportOptions) {
    this.base = new URL(url.endsWith('/') ? url : `${url}/`);
    this.key = key;
    const isSecure = this.base.protocol === 'https:';
    const options = {
      keepAlive: true,
      noDelay: true,
      maxSockets: 32,
      maxFreeSockets: 8,
      scheduling: 'lifo',
    } as const;
    this.agent = isSecure ? new SecureAgent(options) : new Agent(options);
    this.send = isSecure ? secureRequest : plainRequest;
  }

  /**
   * @param key another key than the usual one
   * @throws MeilisearchRefusal for an answer other than 2xx, EngineUnavailable where none came in time
   */
  ask<T>({ method, path, body, within }: Asking, key = this.key): Promise<T> {
    if (this.closed) return Promise.reject(unavailable('the connection was closed'));
    const text = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return new Promise<T>((resolve, reject) => {
      const request = this.send(new URL(path, this.base), {
        method,
        agent: this.agent,
        headers: {
          ...(key && { authorization: `Bearer ${key}` }),
          ...(text && { 'content-type': 'application/json', 'content-length': text.length }),
        },
      });
      const timer = setTimeout(() => request.destroy(unavailable(`nothing within ${within} ms`)), within);
      const fail = (error: Error): void => {
        clearTimeout(timer);
        reject(error instanceof EngineUnavailable ? error : unavailable(error.message, error));
      };
      request.on('error', fail);
      request.on('response', (response) => {
        readWhole(request, response)
          .then((answer) => {
            clearTimeout(timer);
            resolve(toValue(response.statusCode ?? 0, answer) as T);
          })
          .catch(fail);
      });
      request.end(text);
    });
  }

  close(): void {
    this.closed = true;
    this.agent.destroy();
  }
}

async function readWhole(request: ClientRequest, response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) request.destroy(unavailable('the answer is too large'));
    chunks.push(chunk);
  }
  if (!response.complete) throw unavailable('the answer was cut off');
  return Buffer.concat(chunks).toString('utf8');
}

function toValue(status: number, answer: string): unknown {
  let value: unknown;
  try {
    value = answer === '' ? undefined : JSON.parse(answer);
  } catch {
    throw new MeilisearchRefusal(status, '', 'the answer is no JSON');
  }
  if (status >= 200 && status < 300) return value;
  const { code, message } = (value ?? {}) as { code?: unknown; message?: unknown };
  throw new MeilisearchRefusal(
    status,
    typeof code === 'string' ? code : '',
    typeof message === 'string' ? message : 'no reason given',
  );
}
