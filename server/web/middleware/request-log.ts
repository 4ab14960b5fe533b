import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

const header = 'x-request-id';
const longestPath = 200;

/** The number that a proxy in front has given, when it is one that a log can hold; else one of our own. */
export function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

/** The path without its query: what somebody searches for is nobody's business but theirs. */
export const loggedPath = (url: string | undefined): string =>
  (url ?? '').split('?')[0]!.slice(0, longestPath);

type LoggedRequest = IncomingMessage & { originalUrl?: string };

function levelOf(req: LoggedRequest, res: ServerResponse): 'debug' | 'info' | 'error' {
  if (res.statusCode >= 500 && res.statusCode !== 503) return 'error';
  return /^\/(assets|health|metrics)\b/.test(req.originalUrl ?? '') ? 'debug' : 'info';
}

/** One line for every answer: number, method, path, status, milliseconds. No addresses, no queries, no cookies. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp<LoggedRequest>({
    logger: log,
    genReqId: (req, res) => {
      const id = requestId(req.headers[header]);
      res.setHeader(header, id);
      return id;
    },
    quietReqLogger: true,
    customLogLevel: levelOf,
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'answered',
    customAttributeKeys: { reqId: 'requestId', responseTime: 'milliseconds' },
    customSuccessObject: (req, res, value: object) => ({ ...value, ...described(req, res) }),
    customErrorObject: (req, res, _error, value: object) => ({ ...value, ...described(req, res) }),
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
  }) as RequestHandler;
}

const described = (req: LoggedRequest, res: ServerResponse) => ({
  method: req.method,
  path: loggedPath(req.originalUrl ?? req.url),
  status: res.statusCode,
});
