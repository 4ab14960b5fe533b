import type { Config } from '../../config.ts';
import { paths } from '../../web/paths.ts';
import { good, note, type DoctorFinding } from './finding.ts';

/** Milliseconds after which a library that says nothing counts as not running. */
const patience = 3_000;

interface Readiness {
  database: string;
  search: { state: string; position: number; last: number };
  meaning?: string;
  vectors?: { position: number; last: number };
}

export interface ProcessLook {
  findings: DoctorFinding[];
  /** What the running library says of itself. */
  readiness?: Readiness;
}

const isReadiness = (answer: unknown): answer is Readiness => {
  const { database, search } = (answer ?? {}) as Partial<Readiness>;
  return typeof database === 'string' && typeof search?.position === 'number';
};

/** The address of this machine at which a library that listens on `host` answers. */
function addressFor({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const near = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${near}:${port}`;
}

/** Whether the library is running here, and how it is. */
export async function lookAtProcess(config: Pick<Config, 'host' | 'port'>): Promise<ProcessLook> {
  const { port } = config;
  try {
    const signal = AbortSignal.timeout(patience);
    const answer: unknown = await (await fetch(addressFor(config) + paths.ready(), { signal })).json();
    if (!isReadiness(answer)) return { findings: [note('process.other', { port })] };
    const isReady = answer.database === 'ready' && answer.search.state === 'ready';
    return {
      findings: [isReady ? good('process', { port }) : note('process.unready', { port })],
      readiness: answer,
    };
  } catch (error) {
    // An answer that is no JSON comes from something else.
    return { findings: [note(error instanceof SyntaxError ? 'process.other' : 'process.stopped', { port })] };
  }
}
