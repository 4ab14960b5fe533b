import { can, type Account } from '../../accounts/index.ts';
import { InvalidInput, NotAllowed } from '../../errors.ts';
import { translationState, type BilingualText, type Locale } from '../../language/index.ts';
import { fieldAt, textAt, withTextAt } from '../writing/text-at.ts';
import { listTexts, listWantedTranslations, type WantedTranslation } from '../writing/translation-states.ts';
import type { WorkingRecord } from '../writing/working-record.ts';
import type { WritingService } from '../writing/writing-service.ts';
import type { DeskService } from '../reviewing/desk-service.ts';
import { canSee } from '../reviewing/standing.ts';
import { listWorking } from '../writing/writing-store.ts';
import { TranslationUnavailable, type MachineTranslator } from './machine-translator.ts';

const mostListed = 500;

/** A record with texts whose twin is missing or outdated. */
export interface WantingRecord {
  working: WorkingRecord;
  target: Locale;
  wanted: WantedTranslation[];
}

interface Parts {
  desk: DeskService;
  writing: WritingService;
  /** Undefined where no server is configured. */
  machine: MachineTranslator | undefined;
}

/** What is to be translated, and the machine that may suggest how. */
export class TranslationService {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Whether a machine may be asked. */
  get hasMachine(): boolean {
    return this.parts.machine !== undefined;
  }

  /** The language that a record is translated into: the other one than its original. */
  targetOf({ record }: WorkingRecord): Locale {
    return record.sourceLang === 'en' ? 'ar' : 'en';
  }

  /** Every text of the original, with the state of its translation. */
  listTexts(working: WorkingRecord) {
    const { kind, values, sourceLang } = working.record;
    const target = this.targetOf(working);
    return listTexts(kind, values, sourceLang).map((one) => ({
      ...one,
      state: translationState(one.text, target, sourceLang),
    }));
  }

  /** Records that lack translations and may be translated now, those that wait longest first. */
  async listWanting(account: Account): Promise<WantingRecord[]> {
    if (!can(account, 'record.translate')) throw new NotAllowed('this account translates nothing');
    const { reader } = this.parts.desk.parts.database;
    const statuses = ['published', 'update-due', 'draft', 'returned'] as const;
    const found = await listWorking(reader, { statuses }, mostListed);
    return found
      .filter((working) => canSee(account, working))
      .map((working) => ({ working, target: this.targetOf(working), wanted: this.listWanted(working) }))
      .filter(({ wanted }) => wanted.length > 0)
      .sort((one, other) => one.working.record.updatedAt.localeCompare(other.working.record.updatedAt));
  }

  /** What one record lacks in its other language. */
  listWanted(working: WorkingRecord): WantedTranslation[] {
    const { kind, values, sourceLang } = working.record;
    return listWantedTranslations(kind, values, sourceLang, this.targetOf(working));
  }

  /**
   * Puts a machine's translation of one text beside it, marked as such until a person accepts it. What is there
   * already and current is left alone. Rejects with TranslationUnavailable.
   */
  async suggest(account: Account, id: number, path: string, target: Locale): Promise<void> {
    const { writing, machine } = this.parts;
    if (!machine) throw new TranslationUnavailable('no translation server is configured');
    const working = await writing.get(account, id);
    const { kind, values, sourceLang } = working.record;
    const text = textAt(kind, values, path);
    const place = fieldAt(kind, path);
    const source = sourceLang === 'en' ? 'en' : 'ar';
    if (!text?.[source] || !place || source === target) {
      throw new InvalidInput([{ path, code: 'field.unknown' }]);
    }
    if (text[target] && text.state?.[target] !== 'outdated') return;
    const suggested = await machine.translate(text[source], source, target);
    const limit = place.field.type === 'text' ? place.field.limit : 0;
    const cut = [...suggested].slice(0, limit).join('');
    const marked = (before: BilingualText): BilingualText => ({
      ...before,
      [target]: cut,
      state: { ...before.state, [target]: 'machine' },
    });
    const next = withTextAt(kind, values, path, marked, source);
    const key = place.group || place.field.key;
    if (next) await writing.save(account, id, { version: working.version, values: { [key]: next[key] } });
  }
}
