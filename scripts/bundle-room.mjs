// The search of room packs as one script for browsers without a server: the same analysis and index as the library's.
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * Writes `room/search.js` into `folder`; its functions are those of the global `TajaribSearch`. The bundler in WebAssembly
 * runs wherever Node does: the native one is missing after `npm ci --omit=optional`.
 */
export async function bundleRoom(folder) {
  const { build } = await import('esbuild-wasm');
  await build({
    entryPoints: [join(root, 'server', 'search', 'engines', 'embedded', 'in-browser.ts')],
    outfile: join(folder, 'room', 'search.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'TajaribSearch',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'error',
  });
}
