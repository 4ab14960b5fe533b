import type { Server } from 'node:http';

/** How often connections that have become idle are ended, in milliseconds. */
const interval = 50;

/**
 * Takes no more connections and waits for the requests in flight; after `seconds` those left are cut off.
 * Answers whether all of them came to their end.
 */
export function drain(server: Server, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    let finished = true;
    // A browser holds on to its connection after the answer: without this, closing would wait for it.
    const idle = setInterval(() => server.closeIdleConnections(), interval);
    const limit = setTimeout(() => {
      finished = false;
      server.closeAllConnections();
    }, seconds * 1000);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(limit);
      resolve(finished);
    });
  });
}
