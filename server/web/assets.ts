import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type Response } from 'express';
import { joinStylesheet } from './stylesheet.ts';

export interface Assets {
  /** The address of a file under `public/`, "js/search.js": it changes with the content of its folder. */
  url(file: string): string;
  router: Router;
}

const yearInSeconds = 365 * 24 * 60 * 60;

function hashOfFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(folder, name)));
  return hash.digest('base64url').slice(0, 10);
}

/**
 * Serves `public/`. An address holds the hash of its folder, so a browser keeps what it has for good, and modules
 * and styles may name their neighbours.
 */
export function createAssets(publicFolder: string, { reload = false } = {}): Assets {
  const folders = readdirSync(publicFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const computed = (): ReadonlyMap<string, string> =>
    new Map(folders.map(({ name }) => [name, hashOfFolder(join(publicFolder, name))]));
  let hashes = computed();
  const url = (file: string): string => {
    const [folder = '', ...rest] = file.split('/');
    if (reload) hashes = computed();
    const hash = hashes.get(folder);
    if (hash === undefined) throw new Error(`no folder ${folder} in public`);
    return `/assets/${folder}/${hash}/${rest.join('/')}`;
  };
  const stylesheet = (): string => joinStylesheet(join(publicFolder, 'css'), url);
  const kept = stylesheet();

  const router = Router();
  const setCaching = (res: Response, folder: string, hash: unknown): void => {
    const isCurrent = hash === hashes.get(folder);
    res.set('Cache-Control', isCurrent ? `public, max-age=${yearInSeconds}, immutable` : 'no-cache');
  };
  router.get('/assets/css/:hash/tajarib.css', (req, res) => {
    setCaching(res, 'css', req.params.hash);
    res.type('css').send(reload ? stylesheet() : kept);
  });
  for (const { name: folder } of folders) {
    if (folder === 'css') continue;
    const files = express.static(join(publicFolder, folder), {
      index: false,
      cacheControl: false,
      redirect: false,
    });
    router.use(`/assets/${folder}/:hash`, (req, res, next) => {
      setCaching(res, folder, req.params.hash);
      files(req, res, next);
    });
  }
  return { url, router };
}
