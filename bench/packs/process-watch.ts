import { readFileSync } from 'node:fs';

/** What the kernel knows of a process; zeros where there is no such process, or no Linux. */
export interface ProcessState {
  /** MiB in memory. */
  memory: number;
  /** Seconds of a processor, of all its threads. */
  cpu: number;
}

/** Ticks in a second, as Linux counts them on every machine that Node runs on. */
const ticks = 100;

export function readProcess(pid: number): ProcessState {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // The name of the program, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
      cpu: (Number(fields[11]) + Number(fields[12])) / ticks,
    };
  } catch {
    return { memory: 0, cpu: 0 };
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

/** The most memory that the library and its press took at one moment each, until `stop` is called. */
export function watchMemory(library: number): { stop(): { library: number; press: number } } {
  const most = { library: 0, press: 0 };
  const look = (): void => {
    most.library = Math.max(most.library, readProcess(library).memory);
    most.press = Math.max(most.press, readProcess(findPress(library) ?? 0).memory);
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
