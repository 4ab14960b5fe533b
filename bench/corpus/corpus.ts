import type { Locale } from '../../server/language/index.ts';
import type { SearchDocument } from '../../server/search/index.ts';
import type { Vocabularies } from '../../server/vocabularies/index.ts';
import { seededRandom, wholeBetween, type Random } from '../random.ts';
import { FacetDraw } from './facet-draw.ts';
import { LanguageModel } from './language-model.ts';
import { realText } from './real-texts.ts';

/** A word that a text has used comes again so often: texts are about something. */
const again = 0.12;
const wordsOfRecord = 200;
const oldest = Date.parse('2020-01-01T00:00:00Z');
const newest = Date.parse('2026-06-01T00:00:00Z');

interface CorpusOptions {
  /** Folder of the records whose words are learned from. */
  records: string;
  vocabularies: Vocabularies;
  /** Distinct words of both languages together. */
  distinctWords: number;
  seed: number;
}

/** Invented records of about 200 words, half of them in both languages; the same ones for the same seed. */
export class Corpus {
  readonly models: Record<Locale, LanguageModel>;
  private readonly facets: FacetDraw;
  private readonly seed: number;

  constructor({ records, vocabularies, distinctWords, seed }: CorpusOptions) {
    const random = seededRandom(seed);
    const model = (language: Locale): LanguageModel =>
      new LanguageModel(realText(records, language), Math.round(distinctWords / 2), random);
    this.models = { ar: model('ar'), en: model('en') };
    this.facets = new FacetDraw(vocabularies);
    this.seed = seed;
  }

  /** The record of a number from 1; each is drawn by itself, so any can be made without those before it. */
  document(id: number): SearchDocument {
    const random = seededRandom(Math.imul(this.seed + id, 0x9e3779b1));
    const drawn = random();
    const languages: Locale[] = drawn < 0.5 ? ['ar', 'en'] : drawn < 0.75 ? ['ar'] : ['en'];
    const size = (wordsOfRecord * (0.5 + random())) / languages.length;
    const kind = random() < 0.65 ? 'practice' : 'lesson';
    const facets = this.facets.draw(random, kind, languages);
    return {
      id,
      externalId: `b-${id}`,
      kind,
      sample: false,
      sourceLang: languages[0]!,
      texts: Object.fromEntries(languages.map((language) => [language, this.text(random, language, size)])),
      facets,
      evidence: facets.evidence[0] ? Number(facets.evidence[0].slice(1)) : -1,
      publishedAt: new Date(oldest + random() * (newest - oldest)).toISOString(),
      date: facets.year[0] ?? null,
    };
  }

  /** The records from 1 to `count`, made while they are read. */
  *documents(count: number): Generator<SearchDocument> {
    for (let id = 1; id <= count; id++) yield this.document(id);
  }

  private text(random: Random, language: Locale, size: number) {
    const used: string[] = [];
    const words = (count: number): string[] =>
      Array.from({ length: count }, () => {
        const isAgain = used.length > 20 && random() < again;
        const word = isAgain ? used[Math.floor(random() * used.length)]! : this.models[language].draw(random);
        used.push(word);
        return word;
      });
    const sentences = (count: number, perSentence: number): string => {
      const written: string[] = [];
      for (let left = count; left > 0; left -= perSentence)
        written.push(`${words(Math.min(left, perSentence)).join(' ')}.`);
      return written.join(written.length % 4 === 0 ? '\n\n' : ' ');
    };
    const title = words(wholeBetween(random, 6, 10)).join(' ');
    const summary = sentences(wholeBetween(random, 18, 28), 14);
    return { title, summary, body: sentences(Math.max(20, Math.round(size) - 30), 12) };
  }
}
