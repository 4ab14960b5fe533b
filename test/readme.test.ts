import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { settings } from '../server/config/settings.ts';
import { packageRoot } from '../server/package-root.ts';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Begun by npm, not by people. */
const hooks = ['prepare'];
/** For those who change the library: CONTRIBUTING.md names them. */
const forContributors = ['build', 'dev', 'typecheck', 'lint', 'format'];

describe('the README', () => {
  it('names every setting, its usual value and its meaning, in their order', () => {
    const rows = readme.split('\n').filter((line) => /^\| `[A-Z0-9_]+` \|/.test(line));
    const declared = Object.entries(settings).map(([name, setting]) => {
      const { usual, usualText, meaning } = setting as {
        usual: unknown;
        usualText?: string;
        meaning: string;
      };
      return `| \`${name}\` | ${usualText ?? `\`${String(usual)}\``} | ${meaning} |`;
    });
    expect(rows).to.deep.equal(declared);
  });

  it('names every command that people run', () => {
    const commands = Object.keys(scripts).filter((name) => ![...hooks, ...forContributors].includes(name));
    const unnamed = commands.filter(
      (name) => !['start', 'test'].includes(name) && !new RegExp(`\`(npm run )?${name}\\b`).test(readme),
    );
    expect(unnamed).to.deep.equal([]);
  });

  it('names every room of the house', () => {
    const rooms = readdirSync(join(packageRoot, 'server'), { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map(({ name }) => `server/${name}/`);
    expect(rooms.filter((room) => !readme.includes(`\`${room}\``))).to.deep.equal([]);
  });

  it('shows only what is there: pictures, rooms, decisions', () => {
    const pictures = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path!);
    const rooms = [...readme.matchAll(/`((?:server|views|locales|public|seed|models|test)\/[\w./-]*)`/g)].map(
      ([, path]) => path!,
    );
    expect(pictures.length).to.be.above(3);
    expect(rooms.length).to.be.above(10);
    expect([...pictures, ...rooms].filter((path) => !existsSync(join(packageRoot, path)))).to.deep.equal([]);
  });
});
