import type { Account, AuditTrail } from '../accounts/index.ts';
import { findSetting, putSetting, type Database } from '../database/index.ts';
import { InvalidInput } from '../errors.ts';
import { locales, type Locale } from '../language/index.ts';

const setting = 'site-texts';
/** Milliseconds after which another process's change is seen. */
const keptFor = 5_000;
const longest = 4_000;

type Texts = Partial<Record<Locale, string>>;
type AllTexts = Readonly<Record<string, Texts>>;

interface Parts {
  database: Database;
  audit: AuditTrail;
  clock: () => Date;
}

/** Texts of pages that administrators have put in the place of the library's own, by their keys ("about:lead"). */
export class SiteTextService {
  private readonly parts: Parts;
  private texts: AllTexts = {};
  private readAt = 0;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The text in its place, as it was when last looked. */
  find(locale: Locale, key: string): string | undefined {
    return this.texts[key]?.[locale];
  }

  /** Looks whether texts were changed, here or by another process, but not more often than every few seconds. */
  async refresh(): Promise<void> {
    const now = this.parts.clock().getTime();
    if (now - this.readAt < keptFor) return;
    this.readAt = now;
    this.texts = parse(await findSetting(this.parts.database.reader, setting));
  }

  /** Puts texts in the place of the library's own; an empty one gives it its place back. Rejects with InvalidInput. */
  async change(by: Account, key: string, texts: Record<Locale, string>): Promise<void> {
    const problems = locales
      .filter((locale) => texts[locale].length > longest)
      .map((locale) => ({ path: locale, code: 'text.long', values: { limit: longest } }));
    if (problems.length > 0) throw new InvalidInput(problems);
    const { database, audit } = this.parts;
    const changed = await database.transaction(async (tx) => {
      await database.takeTurn(tx, setting);
      const kept: Texts = {};
      for (const locale of locales) if (texts[locale].trim() !== '') kept[locale] = texts[locale].trim();
      const others = Object.entries(parse(await findSetting(tx, setting))).filter(([one]) => one !== key);
      const all = Object.fromEntries(Object.keys(kept).length > 0 ? [...others, [key, kept]] : others);
      await putSetting(tx, setting, JSON.stringify(all));
      await audit.record(tx, { by, action: 'text.changed', subject: key, details: kept });
      return all;
    });
    this.texts = changed;
  }
}

const parse = (stored: string | undefined): AllTexts =>
  stored === undefined ? {} : (JSON.parse(stored) as AllTexts);
