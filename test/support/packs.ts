import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { ContentRecord } from '../../server/content/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import {
  toWorkshop,
  type PackLanguage,
  type PackSource,
  type Workshop,
} from '../../server/workshops/index.ts';
import { voicesOf } from '../../server/web/papers/voices.ts';
import { readerOf, vocabularies } from './reader.ts';

/** What ill will or chance writes into a field: a formula, Typst, XML, a turn of direction. */
export const hostile = '=1+1 #eval("1") $x$ </a:t><w:p> & <script>alert(1)</script> \u202eabc\u2066';

/** A workshop of one day with an exercise, a form and people, on top of which `values` stand. */
export const workshopWith = (values: Partial<Workshop> = {}): Workshop =>
  toWorkshop({
    externalId: 'w-test',
    title: { ar: 'ورشة تجريبية', en: 'A trial workshop' },
    start: '2026-03-14',
    end: '2026-03-14',
    place: { ar: 'أربيل', en: 'Erbil' },
    visibility: 'public',
    participants: [{ governorate: 'IQ-BA', number: 4, women: 2 }],
    sessions: [
      {
        id: 's1',
        day: 1,
        start: '09:00',
        minutes: 90,
        type: 'plenary',
        title: { ar: 'الافتتاح', en: 'Opening' },
        records: [],
        questions: [{ text: { ar: 'ماذا نكرّر أولاً؟', en: 'What do we repeat first?' } }],
      },
    ],
    exercises: [
      {
        id: 'e1',
        title: { ar: 'الأولويات', en: 'Priorities' },
        method: 'dot-voting',
        options: [
          { id: 'a', text: { ar: 'الأول', en: 'First' } },
          { id: 'b', text: { ar: 'الثاني', en: 'Second' } },
        ],
        criteria: [],
        dots: 3,
        state: 'open',
        chosen: 1,
      },
    ],
    evaluation: { open: true, questions: [{ id: 'q1', text: { ar: 'كانت مفيدة.', en: 'It was useful.' } }] },
    ...values,
  });

export const packWith = (
  records: readonly ContentRecord[],
  language: PackLanguage,
  values: Partial<Workshop> = {},
): PackSource => ({
  workshop: workshopWith(values),
  records,
  withdrawn: 0,
  language,
  voices: voicesOf(readerOf('ar'), vocabularies),
  address: 'https://tajarib.example/ar/workshops/w-test',
});

/** Each part of an Office file that is XML, read through by a parser that forgives nothing. */
export function wellFormedParts(bytes: Uint8Array): Record<string, string> {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name));
  return Object.fromEntries(
    parts.map(([name, content]) => {
      const text = strFromU8(content);
      new SaxesParser().write(text).close();
      return [name, text];
    }),
  );
}

/** The search of room packs, which the build makes; made here where the tests run without one. */
export async function needRoomSearch(): Promise<void> {
  if (existsSync(join(packageRoot, 'dist', 'room', 'search.js'))) return;
  const { bundleRoom } = (await import(join(packageRoot, 'scripts', 'bundle-room.mjs'))) as {
    bundleRoom: (folder: string) => Promise<void>;
  };
  await bundleRoom(join(packageRoot, 'dist'));
}
