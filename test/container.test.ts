import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../server/package-root.ts';

const read = (name: string): string => readFileSync(join(packageRoot, name), 'utf8');

/** Folders beside `server/` that the library reads while it runs, as its sources name them. */
function foldersRead(): string[] {
  const sources = readdirSync(join(packageRoot, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join('server', name)));
  return [
    ...new Set(
      sources.flatMap((text) =>
        [...text.matchAll(/(?:packageRoot, |folder\()'([a-z-]+)'/g)].map(([, name]) => name!),
      ),
    ),
  ].sort();
}

describe('the container', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY --from=build \S+ \/app\/(\S+) /gm)].map(
    ([, name]) => name!,
  );

  it('holds every folder that the library reads', () => {
    const folders = foldersRead();
    expect(folders).to.include.members(['locales', 'public', 'seed', 'views']);
    expect(copied).to.include.members([...folders, 'dist', 'node_modules', 'package.json']);
  });

  it('is built with every file that the build needs', () => {
    const left = read('.dockerignore').split('\n').filter(Boolean);
    for (const needed of ['server', 'scripts', 'package.json', 'tsconfig.build.json', ...foldersRead()])
      expect(left, needed).not.to.include(needed);
  });

  it('is run by nobody in particular, by number, on a file system that it cannot write', () => {
    expect(read('Dockerfile')).to.match(/^USER [1-9]\d*:[1-9]\d*$/m);
    const compose = read('docker-compose.yml');
    expect(compose).to.match(/user: '[1-9]\d*:[1-9]\d*'/);
    expect(compose).to.include('read_only: true').and.to.include('cap_drop: [ALL]');
  });

  it('has its secrets from .env, and .env.example names each', () => {
    const asked = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!);
    const named = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!);
    expect([...new Set(asked)].sort()).to.deep.equal(named.sort());
  });
});
