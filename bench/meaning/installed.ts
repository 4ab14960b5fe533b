import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../server/package-root.ts';

interface Locked {
  optional?: boolean;
  dependencies?: Record<string, string>;
}

const mebibyte = 1024 * 1024;

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** MiB of the packages that search by meaning adds, with those that only they need. */
export function listInstalled(): [name: string, size: number][] {
  const { packages } = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const names = new Set<string>();
  const take = (name: string): void => {
    const locked = packages[`node_modules/${name}`];
    if (locked?.optional !== true || names.has(name)) return;
    names.add(name);
    Object.keys(locked.dependencies ?? {}).forEach(take);
  };
  ['onnxruntime-node', 'usearch'].forEach(take);
  return [...names].flatMap((name): [string, number][] => {
    const folder = join(packageRoot, 'node_modules', name);
    return existsSync(folder) ? [[name, sizeOf(folder) / mebibyte]] : [];
  });
}
