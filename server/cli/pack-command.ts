import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Account } from '../accounts/index.ts';
import { callersFolder, loadConfig } from '../config.ts';
import { NotFound } from '../errors.ts';
import type { Locale } from '../language/index.ts';
import { packageRoot } from '../package-root.ts';
import { loadTranslations } from '../web/i18n.ts';
import { voicesOf } from '../web/papers/voices.ts';
import { paths } from '../web/paths.ts';
import {
  gatherPack,
  isPackLanguage,
  makePackFile,
  makeRoomPack,
  mostPrinted,
  openWorkshops,
  PackTooLarge,
  PdfUnavailable,
  Press,
  type MadeFile,
  type PackFileName,
  type PackLanguage,
  type PackSource,
} from '../workshops/index.ts';
import { isMade, loadWords, openFiles, openLibrary } from './library.ts';
import { reasonOf } from './run-command.ts';
import { exitCodes, WrongUsage, type Terminal } from './terminal.ts';

/** What `--format` may say; `pdf` is the booklet. */
const formats = {
  pptx: 'slides.pptx',
  docx: 'handout.docx',
  pdf: 'booklet.pdf',
  cards: 'cards.pdf',
  posters: 'posters.pdf',
  forms: 'forms.pdf',
  people: 'people.pdf',
  xlsx: 'tables.xlsx',
  ics: 'agenda.ics',
  zip: 'everything.zip',
  room: 'room.zip',
} as const satisfies Record<string, PackFileName | 'room.zip'>;

export interface PackArguments {
  workshop: string;
  language: PackLanguage;
  file: PackFileName | 'room.zip';
  /** Whole path. */
  out: string;
}

/** The command line's words; undefined when they make no sense, which `runPack` answers with the usage. */
export function readPackArguments(args: string[]): PackArguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { lang: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } },
      allowPositionals: true,
    });
    const { lang = 'both', format = 'zip', out } = values;
    const [workshop] = positionals;
    if (positionals.length !== 1 || !workshop || !out || !isPackLanguage(lang)) return undefined;
    if (!Object.hasOwn(formats, format)) return undefined;
    return {
      workshop,
      language: lang,
      file: formats[format as keyof typeof formats],
      out: resolve(callersFolder(), out),
    };
  } catch {
    return undefined;
  }
}

/** Who runs commands on the machine of the library sees everything in it. */
const operator: Account = {
  id: 0,
  name: '',
  locale: 'ar',
  roles: ['administrator'],
  officeId: null,
  governorates: [],
  sectors: [],
};

interface Gathered {
  source: PackSource;
  /** Undefined where another file is asked for, or the pack is empty. */
  room: MadeFile | undefined;
}

async function gather({ workshop, language, file }: PackArguments): Promise<Gathered | undefined> {
  const config = loadConfig();
  if (!isMade(config)) return undefined;
  const library = await openLibrary(config);
  try {
    const { vocabularies, terms } = await loadWords(library.database);
    const translations = loadTranslations(join(packageRoot, 'locales'));
    const origin = config.publicUrl ?? '';
    const { workshops } = openWorkshops({
      database: library.database,
      content: library.content,
      vocabularies,
      clock: () => new Date(),
      readSeed: (name) => JSON.parse(readFileSync(join(packageRoot, 'seed', name), 'utf8')) as unknown,
    });
    const locale: Locale = language === 'en' ? 'en' : 'ar';
    const source = await gatherPack(
      workshops,
      workshop,
      { account: operator },
      {
        language,
        voices: voicesOf({ translator: (one) => translations.translator(one), origin }, vocabularies),
        address: origin && origin + paths.workshop(locale, workshop),
      },
    );
    // With its photographs, which are read while the library is open.
    const room =
      file === 'room.zip' ? await makeRoomPack(source, terms, await openFiles(library, config)) : undefined;
    return { source, room };
  } finally {
    await library.close();
  }
}

/** What cannot be made, in a sentence. */
function explained(error: unknown, { workshop }: PackArguments, { text }: Terminal): unknown {
  if (error instanceof NotFound) return new WrongUsage(text('noWorkshop', { workshop }));
  if (error instanceof PackTooLarge) return new WrongUsage(text('packTooLarge', { limit: mostPrinted }));
  if (error instanceof PdfUnavailable) return new WrongUsage(text('noPdf'));
  return error;
}

/** Written whole or not at all: beside it, and then in its place. */
async function writeWhole(out: string, { bytes }: MadeFile, { text }: Terminal): Promise<void> {
  const draft = `${out}.${process.pid}.part`;
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true });
    throw new WrongUsage(text('cannotWrite', { file: out, reason: reasonOf(error) }));
  }
}

/** Makes a file of a workshop's pack. Answers the exit code; rejects with what can be said in a sentence. */
export async function runPack(terminal: Terminal, given: PackArguments | undefined): Promise<number> {
  const { text } = terminal;
  if (!given) throw new WrongUsage(text('packUsage'));
  const press = new Press();
  try {
    const gathered = await gather(given);
    if (!gathered) {
      console.error(text('noLibrary', { file: loadConfig().dataDir }));
      return exitCodes.refused;
    }
    const { source, room } = gathered;
    if (source.address === '') console.error(text('packNoAddress'));
    const { file, out } = given;
    const made = file === 'room.zip' ? room : await makePackFile(file, source, press, new Date());
    if (!made) throw new WrongUsage(text('packEmpty'));
    await writeWhole(out, made, terminal);
    console.error(text('packWritten', { file: out, size: Math.ceil(made.bytes.length / 1024) }));
    return exitCodes.done;
  } catch (error) {
    throw explained(error, given, terminal);
  } finally {
    press.close();
  }
}
