import type { ContentKind, Thread } from '../../../content/index.ts';
import type { Locale } from '../../../language/index.ts';
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
  suggestion: { language: Locale; text: string } | null;
  replies: { who: string; createdAt: string; text: string }[];
  isOpen: boolean;
  state: string;
  /** Where answers go. */
  action: string;
}

interface ThreadContext {
  recordId: number;
  kind: ContentKind;
  locale: Locale;
  t: Translate;
  /** What people are called, by their accounts. */
  names: ReadonlyMap<number, string>;
}

export function threadView(
  { id, field, authorId, createdAt, text, suggestion, replies, state }: Thread,
  { recordId, kind, locale, t, names }: ThreadContext,
): ThreadView {
  const who = (account: number): string => names.get(account) ?? t('reviewing:somebody');
  return {
    id,
    about: field === '' ? '' : fieldLabel(kind, field, t),
    who: who(authorId),
    createdAt,
    text,
    suggestion,
    replies: replies.map((reply) => ({
      who: who(reply.authorId),
      createdAt: reply.createdAt,
      text: reply.text,
    })),
    isOpen: state === 'open',
    state: t(`reviewing:thread.${state}`),
    action: paths.thread(locale, recordId, id),
  };
}
