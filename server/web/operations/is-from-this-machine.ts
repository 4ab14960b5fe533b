import type { Request } from 'express';

const loopback = /^(::ffff:)?127\.|^::1$/;

/** Whether a request was made on this machine itself, and not by somebody beyond a proxy that runs here. */
export function isFromThisMachine({
  socket,
  ip,
  headers,
}: Pick<Request, 'socket' | 'ip' | 'headers'>): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && loopback.test(socket.remoteAddress ?? '') && loopback.test(ip ?? '');
}
