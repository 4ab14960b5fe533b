import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { packageRoot } from '../../server/package-root.ts';
import { createAssets } from '../../server/web/assets.ts';
import { minify, stylesheetParts } from '../../server/web/stylesheet.ts';

const publicFolder = join(packageRoot, 'public');

describe('files of the pages', () => {
  const assets = createAssets(publicFolder);
  const app = express().use(assets.router);

  it('are kept by browsers for good, under an address that follows their content', async () => {
    const { headers, status } = await request(app).get(assets.url('fonts/plex-arabic-400.woff2'));
    expect(status).to.equal(200);
    expect(headers['content-type']).to.equal('font/woff2');
    expect(headers['cache-control']).to.equal('public, max-age=31536000, immutable');
  });

  it('answer an address of yesterday with what there is today, and keep nothing of it', async () => {
    for (const path of ['/assets/css/yesterday/tajarib.css', '/assets/icons/yesterday/tajarib.svg']) {
      const { headers, status } = await request(app).get(path);
      expect(status, path).to.equal(200);
      expect(headers['cache-control'], path).to.equal('no-cache');
    }
  });

  it('are only those of public', async () => {
    for (const path of [
      '/assets/fonts/x/../../../package.json',
      '/assets/fonts/x/..%2f..%2fpackage.json',
      '/assets/x/y',
    ])
      expect((await request(app).get(path)).status, path).to.equal(404);
  });

  it('get a new address when one of their folder changes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tajarib-public-'));
    mkdirSync(join(folder, 'css'));
    mkdirSync(join(folder, 'js'));
    for (const name of stylesheetParts) writeFileSync(join(folder, 'css', `${name}.css`), '');
    const addressWith = (script: string): string => {
      writeFileSync(join(folder, 'js', 'one.js'), script);
      return createAssets(folder).url('js/one.js');
    };
    expect(addressWith('1')).to.equal(addressWith('1')).and.not.to.equal(addressWith('2'));
    rmSync(folder, { recursive: true });
  });

  it('form one stylesheet without physical sides, whose fonts are there', async () => {
    const { text } = await request(app).get(assets.url('css/tajarib.css'));
    const addresses = [...text.matchAll(/url\("(\/assets\/[^"]+)"\)/g)].map(([, address]) => address ?? '');
    expect(addresses).to.have.length.of.at.least(9);
    for (const address of addresses) expect((await request(app).get(address)).status, address).to.equal(200);
    expect(text).not.to.match(/[;{](margin|padding|border)-(left|right)|[;{](left|right|width|height):/);
  });
});

describe('minifying', () => {
  it('takes out comments and space, and leaves texts, selectors and sums as they mean', () => {
    const css = `/* a */
      .a  .b > p::before { content: "  /* kept */ ; "; inline-size: calc(100% - 2rem); }
      .a :focus , .c { color: var(--x) ; }
      @media (max-width: 48rem) { .d { background: url("data:image/svg+xml,%3Csvg a='b' c%3E") center / 2px; } }`;
    expect(minify(css)).to.equal(
      '.a .b>p::before{content:"  /* kept */ ; ";inline-size:calc(100% - 2rem)}' +
        '.a :focus,.c{color:var(--x)}' +
        `@media (max-width: 48rem){.d{background:url("data:image/svg+xml,%3Csvg a='b' c%3E") center / 2px}}`,
    );
  });
});
