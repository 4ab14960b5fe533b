import { readFileSync } from 'node:fs';

/** What the kernel knows of a process; zeros where there is no such process, or no Linux. */
export interface ProcessState {
  /** MiB in memory, with the program itself, which processes of the same program share. */
  memory: number;
  /** MiB of them that are its own. */
  own: number;
  /** Seconds of a processor, of all its threads. */
  cpu: number;
  /** The same of processes that it started and that have ended. */
  cpuOfEnded: number;
}

/** Ticks in a second, as Linux counts them on every machine that Node runs on. */
const ticks = 100;

const mebibytes = (status: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;

export function readProcess(pid: number): ProcessState {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // The name of the program, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      memory: mebibytes(status, 'VmRSS'),
      own: mebibytes(status, 'RssAnon') + mebibytes(status, 'RssShmem'),
      cpu: (Number(fields[11]) + Number(fields[12])) / ticks,
      cpuOfEnded: (Number(fields[13]) + Number(fields[14])) / ticks,
    };
  } catch {
    return { memory: 0, own: 0, cpu: 0, cpuOfEnded: 0 };
  }
}

/** The process that a library makes files in, while there is one. */
export function findPress(library: number): number | undefined {
  try {
    const children = readFileSync(`/proc/${library}/task/${library}/children`, 'utf8').trim().split(' ');
    return children
      .map(Number)
      .find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('press-process'));
  } catch {
    return undefined;
  }
}

/** The most memory that was taken at one moment: by the library, by its press, and of their own by both together. */
export interface MostMemory {
  library: number;
  press: number;
  own: number;
}

/** Looks at the memory of the library and its press until `stop` is called. */
export function watchMemory(library: number): { stop(): MostMemory } {
  const most: MostMemory = { library: 0, press: 0, own: 0 };
  const look = (): void => {
    const [one, press] = [readProcess(library), readProcess(findPress(library) ?? 0)];
    most.library = Math.max(most.library, one.memory);
    most.press = Math.max(most.press, press.memory);
    most.own = Math.max(most.own, one.own + press.own);
  };
  look();
  const timer = setInterval(look, 25);
  return {
    stop() {
      clearInterval(timer);
      look();
      return most;
    },
  };
}
