import { setTimeout as delay } from 'node:timers/promises';
import { readProcess } from '../packs/process-watch.ts';
import { serveLibrary } from '../pages/served.ts';

/** Milliseconds without a request. */
const quiet = 10_000;

export interface IdleFigures {
  /** Milliseconds from the start to ready, and MiB when all is read and nobody asks. */
  ready: number;
  memory: number;
}

/** The library with its starting content, as `npm start` serves it. */
export async function measureIdle(dataDir: string, meaning: 'on' | 'off'): Promise<IdleFigures> {
  const start = performance.now();
  const library = await serveLibrary(dataDir, { MEANING: meaning });
  const ready = performance.now() - start;
  try {
    for (;;) {
      const said = (await (await fetch(`${library.origin}/health/ready`)).json()) as {
        meaning: string;
        vectors: { position: number; last: number };
      };
      if (said.meaning === 'off' || (said.meaning === 'ready' && said.vectors.position === said.vectors.last))
        break;
      await delay(200);
    }
    await delay(quiet);
    return { ready, memory: readProcess(library.pid).memory };
  } finally {
    await library.stop();
  }
}
