import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../server/language/index.ts';

/** Every text in one of the two languages anywhere in `value`. */
export function* textsIn(value: unknown, language: Locale): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === language && typeof inner === 'string') yield inner;
    else yield* textsIn(inner, language);
  }
}

/** All texts of the records in `folder` (JSON Lines) in `language`, joined. */
export function realText(folder: string, language: Locale): string {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => [...textsIn(JSON.parse(line), language)])
    .join('\n');
}
