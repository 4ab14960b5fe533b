import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { toSearchDocument, type AgreedTerm } from '../../../content/index.ts';
import { packageRoot } from '../../../package-root.ts';
import { dictionaryFor } from '../../../search/index.ts';
import type { VocabularyName } from '../../../vocabularies/index.ts';
import type { PackSource } from '../compose/pack-source.ts';
import type { MadeFile } from '../made-file.ts';
import { mostPrinted, PackTooLarge } from '../pack-files.ts';
import { readPhotographs, type Photographs, type RecordPhotograph } from '../record-pictures.ts';
import { printable } from '../press/printable.ts';
import { toZip } from '../writers/to-zip.ts';
import { roomPages } from './room-pages.ts';

/** The vocabulary of each facet whose words are searched. */
const searched: Record<string, VocabularyName> = {
  kind: 'kinds',
  sector: 'sectors',
  governorate: 'governorates',
  country: 'countries',
  maturity: 'practice-statuses',
  theme: 'themes',
  stage: 'stages',
};

function labelsOf({ voices }: PackSource): Record<string, string[]> {
  const { vocabularies } = voices.ar;
  return Object.fromEntries(
    Object.entries(searched).flatMap(([facet, name]) =>
      vocabularies
        .get(name)
        .terms.map(({ code, ar, en, ckb, aliases = [] }) => [
          `${facet}:${code}`,
          [ar, en, ...(ckb ? [ckb] : []), ...aliases],
        ]),
    ),
  );
}

/** Inside a script `<` could end it, and U+2028 a line. */
const asScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function dataScript(source: PackSource, terms: readonly AgreedTerm[]): string {
  const documents = source.records.map(toSearchDocument);
  const dictionary = dictionaryFor(documents);
  return `globalThis.tajaribRoom = ${asScript({ documents, labels: labelsOf(source), terms, dictionary })};\n`;
}

const asset = (...path: string[]): Promise<Buffer> => readFile(join(packageRoot, ...path));

const pictureFile = (hash: string): string => `pictures/${hash}.webp`;

/** Where the pack begins: on a stick or a phone somebody opens the first file. */
const firstPage =
  '<!doctype html>\n<html lang="ar"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=ar/index.html"><title>تجارب · Tajarib</title></head><body><p><a href="ar/index.html">العربية</a> · <a href="en/index.html" lang="en">English</a></p></body></html>\n';

/**
 * Everything of a workshop as pages that need no server: agenda, records, search, ballots and evaluation, in both
 * languages. What is voted is kept on the device and given out as a file (`RoomAnswers`). Rejects with PackTooLarge.
 * @param photographs where those of the records are kept; without it none are taken along
 * @param terms that a search finds by each other's words
 */
export async function makeRoomPack(
  given: PackSource,
  terms: readonly AgreedTerm[],
  photographs?: Photographs,
): Promise<MadeFile> {
  if (given.records.length > mostPrinted) throw new PackTooLarge(`${given.records.length} records`);
  const source = { ...given, workshop: printable(given.workshop), records: printable(given.records) };
  const files: MadeFile[] = [
    { name: 'index.html', bytes: Buffer.from(firstPage) },
    { name: 'data.js', bytes: Buffer.from(dataScript(source, terms)) },
    { name: 'search.js', bytes: await asset('dist', 'room', 'search.js') },
    { name: 'room.js', bytes: await asset('public', 'js', 'room-pack.js') },
    { name: 'room.css', bytes: await asset('public', 'css', 'room-pack.css') },
  ];
  const pictures = new Map<number, RecordPhotograph[]>();
  for (const record of photographs ? source.records : []) {
    const found = await readPhotographs(record, photographs!);
    pictures.set(record.id, found);
    for (const { hash, data } of found)
      if (!files.some(({ name }) => name === pictureFile(hash)))
        files.push({ name: pictureFile(hash), bytes: Buffer.from(data) });
  }
  for (const voice of [given.voices.ar, given.voices.en]) {
    for (const [name, html] of roomPages(source, voice, pictures)) {
      files.push({ name, bytes: Buffer.from(html) });
      await setImmediate();
    }
  }
  const folder = `${source.workshop.externalId}-room`;
  return {
    name: `${folder}.zip`,
    bytes: await toZip(files.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }))),
  };
}
