import type { ContentRecord } from '../content/index.ts';
import { locales, type BilingualText } from '../language/index.ts';
import type { Vocabularies } from '../vocabularies/index.ts';
import type { Question } from './workshop.ts';

/**
 * How a question is asked, by what it is drawn from; {what} and {title} stand for the record's own words. And what
 * stands in the place of a record that was withdrawn.
 */
export type QuestionForms = Readonly<
  Record<'obstacle' | 'prerequisite' | 'transfer' | 'advice' | 'cause' | 'withdrawn', BilingualText>
>;

/** Longer words are not asked back to a room. */
const longestQuote = 140;

/** The first sentence, or what fits of it up to a whole word. */
function quote(text: string): string {
  const [sentence = ''] = text.trim().split(/(?<=[.؟!?])\s|\n/u);
  const whole = sentence.replace(/[.،؛\s]+$/u, '');
  if (whole.length <= longestQuote) return whole;
  return `${whole.slice(0, longestQuote).replace(/\s+\S*$/u, '')}…`;
}

/** The question in every language in which its words are there. */
function ask(form: BilingualText, words: BilingualText = {}, title: BilingualText = {}): BilingualText {
  const question: BilingualText = {};
  for (const locale of locales) {
    const what = words[locale];
    const pattern = form[locale];
    if (!what || !pattern) continue;
    question[locale] = pattern
      .replaceAll('{what}', () => quote(what))
      .replaceAll('{title}', () => title[locale] ?? title.ar ?? title.en ?? '');
  }
  return question;
}

/**
 * Questions for a discussion, drawn from what a record says of its obstacles, prerequisites and transfer (of a
 * lesson: of its cause and advice). Without the words of a language there is no question in it.
 */
export function proposeQuestions(
  record: ContentRecord,
  forms: QuestionForms,
  vocabularies: Vocabularies,
): Question[] {
  const title = (record.kind === 'practice' ? record.values.title : record.values.statement) ?? {};
  const from = record.externalId;
  const texts: BilingualText[] = [];
  if (record.kind === 'practice') {
    const { obstacles = [], prereq = [], transfer } = record.values;
    for (const { what } of obstacles.slice(0, 2)) texts.push(ask(forms.obstacle, what, title));
    for (const { type } of prereq.slice(0, 2)) {
      const term = vocabularies.get('prerequisites').find(type ?? '');
      if (term) texts.push(ask(forms.prerequisite, { ar: term.ar, en: term.en }, title));
    }
    if (transfer) texts.push(ask(forms.transfer, transfer, title));
  } else {
    const { cause, advice } = record.values;
    if (cause) texts.push(ask(forms.cause, cause, title));
    if (advice) texts.push(ask(forms.advice, advice, title));
  }
  return texts.filter((text) => text.ar || text.en).map((text) => ({ text, from }));
}
