import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { packageRoot } from '../../server/package-root.ts';

export interface Ended {
  /** Null when a signal ended it. */
  code: number | null;
  out: string;
  err: string;
}

/** A command of `server/cli/` as a process of its own; nothing of this process's environment but PATH reaches it. */
export function startCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
): { child: ChildProcess; ended: Promise<Ended> } {
  const script = join(packageRoot, 'server', 'cli', `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: packageRoot,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[code: number | null]>;
  const ended = Promise.all([text(child.stdout), text(child.stderr), closed]).then(([out, err, [code]]) => ({
    code,
    out,
    err,
  }));
  return { child, ended };
}

/** Runs a command to its end with `input` on its standard input. */
export function runCommand(
  name: string,
  args: readonly string[],
  env: Record<string, string>,
  input = '',
): Promise<Ended> {
  const { child, ended } = startCommand(name, args, env);
  child.stdin!.end(input);
  return ended;
}
