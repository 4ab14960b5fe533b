import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of `test/support/processes/`, running as a process of its own, with what it has said so far. */
export interface Running {
  process: ChildProcess;
  /** Lines of its standard output. */
  lines: string[];
  /** Resolves at the line that makes `lines` as long as this. */
  saidLines(count: number): Promise<void>;
  /** Resolves with its exit code when it ends; null when a signal ended it. */
  ended: Promise<number | null>;
}

/** Starts `name` with `input` (JSON) as its argument. */
export function startProcess(name: string, input: unknown): Running {
  const script = fileURLToPath(new URL(`./processes/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const saidLines = async (count: number): Promise<void> => {
    while (lines.length < count) {
      const code = await Promise.race([once(reader, 'line').then(() => undefined), ended]);
      if (code !== undefined && lines.length < count) throw new Error(`${name} ended early (${code})`);
    }
  };
  return { process: child, lines, saidLines, ended };
}
