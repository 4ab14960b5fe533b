import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';

export interface ProcessLimits {
  /** Seconds of computing. */
  readonly cpu: number;
  /** Seconds by the clock. */
  readonly time: number;
  /** Bytes in memory, whatever they are used for. */
  readonly memory: number;
  /** Bytes that it may say. */
  readonly output: number;
}

/** How a limited process came to its end: by itself, with what it said, or by going over a limit. */
export type LimitedEnd =
  | { readonly end: 'done'; readonly output: Buffer }
  | { readonly end: 'failed' | 'cpu' | 'time' | 'memory' | 'output' };

const watchEvery = 50;
const pageSize = 4096;

/** Bytes in memory of a process; 0 where the system does not tell. */
async function memoryOf(pid: number): Promise<number> {
  const fields = await readFile(`/proc/${pid}/statm`, 'latin1').catch(() => '');
  return Number(fields.split(' ')[1] ?? 0) * pageSize;
}

/** The shell takes away computing time above the limit for good; then it becomes the program. */
const shell = 'ulimit -t "$1" 2>/dev/null; shift; exec "$@"';

function start(command: readonly string[], cpu: number): ChildProcess {
  // Nothing of this process's environment, and no folder of its own.
  const options = {
    env: {},
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
  };
  return process.platform === 'win32'
    ? spawn(command[0]!, command.slice(1), options)
    : spawn('/bin/sh', ['-c', shell, 'sh', String(cpu), ...command], options);
}

/** Runs `command` until it ends or goes over a limit, at which it is ended. Never rejects. */
export function runLimited(command: readonly string[], limits: ProcessLimits): Promise<LimitedEnd> {
  return new Promise((resolve) => {
    const child = start(command, limits.cpu);
    const chunks: Buffer[] = [];
    let length = 0;
    let cause: 'time' | 'memory' | 'output' | undefined;
    const end = (why: NonNullable<typeof cause>): void => {
      cause ??= why;
      child.kill('SIGKILL');
    };
    child.stdout!.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limits.output) end('output');
      else chunks.push(chunk);
    });
    const clock = setTimeout(() => end('time'), limits.time * 1000);
    const watch = setInterval(() => {
      void memoryOf(child.pid ?? 0).then((bytes) => bytes > limits.memory && end('memory'));
    }, watchEvery);
    const settle = (result: LimitedEnd): void => {
      clearTimeout(clock);
      clearInterval(watch);
      resolve(result);
    };
    child.on('error', () => settle({ end: 'failed' }));
    child.on('close', (code, signal) => {
      if (cause) settle({ end: cause });
      else if (code === 0) settle({ end: 'done', output: Buffer.concat(chunks) });
      else
        settle({ end: signal === 'SIGXCPU' || (signal === 'SIGKILL' && code === null) ? 'cpu' : 'failed' });
    });
  });
}
