import type { ContentKind, Thread } from '../../../content/index.ts';
import { languageOfWords, type Locale } from '../../../language/index.ts';
import type { Translate } from '../../i18n.ts';
import { paths } from '../../paths.ts';
import { fieldLabel } from '../contribute/fields/asked-field.ts';

/** A conversation about a field, as both sides see it. */
export interface ThreadView {
  id: number;
  /** '' for the record as a whole. */
  about: string;
  who: string;
  createdAt: string;
  text: string;
  /** Of its letters. */
  language: Locale;
  suggestion: { language: Locale; text: string } | null;
  replies: { who: string; createdAt: string; text: string; language: Locale }[];
  isOpen: boolean;
  state: string;
  /** Where answers go. */
  action: string;
  /** What is wrong with the answer that was sent; '' for nothing. */
  error: string;
}

interface ThreadContext {
  recordId: number;
  kind: ContentKind;
  locale: Locale;
  t: Translate;
  /** What people are called, by their accounts. */
  names: ReadonlyMap<number, string>;
  /** The thread that an empty answer was sent to, as the address says. */
  unsaid?: unknown;
}

export function threadView(
  { id, field, authorId, createdAt, text, suggestion, replies, state }: Thread,
  { recordId, kind, locale, t, names, unsaid }: ThreadContext,
): ThreadView {
  const who = (account: number): string => names.get(account) ?? t('reviewing:somebody');
  return {
    id,
    about: field === '' ? '' : fieldLabel(kind, field, t),
    who: who(authorId),
    createdAt,
    text,
    language: languageOfWords(text, locale),
    suggestion,
    replies: replies.map((reply) => ({
      who: who(reply.authorId),
      createdAt: reply.createdAt,
      text: reply.text,
      language: languageOfWords(reply.text, locale),
    })),
    isOpen: state === 'open',
    state: t(`reviewing:thread.${state}`),
    action: paths.thread(locale, recordId, id),
    error: unsaid === String(id) ? t('reviewing:reply.empty') : '',
  };
}
