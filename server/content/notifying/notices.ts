import type { ContentEvent } from '../content-event.ts';

/** What somebody is told: its texts are `record.<name>.…` of `mail` in `locales/`. */
export type NoticeName = 'assigned' | 'changes' | 'published' | 'rejected' | 'translation' | 'due';

/** Nothing waits for whoever is told of it. */
export const isNews = (name: NoticeName): boolean => name === 'published' || name === 'translation';

export interface Notice {
  /** Number of an account. */
  to: number;
  name: NoticeName;
}

const told: Readonly<Partial<Record<ContentEvent['action'], NoticeName>>> = {
  requestChanges: 'changes',
  publish: 'published',
  reject: 'rejected',
  markDue: 'due',
};

/** Who is told of what was done, and what; nobody is told of their own doing. Pure. */
export function noticesOf(
  { action, account, working }: ContentEvent,
  translators: readonly number[],
  wantsTranslation: boolean,
): Notice[] {
  const writers = [...new Set([working.authorId, working.writtenBy])];
  const name = told[action];
  const notices: { to: number | null; name: NoticeName }[] = [
    ...(name ? writers.map((to) => ({ to, name })) : []),
    ...(action === 'assign' || action === 'submit'
      ? [{ to: working.reviewerId, name: 'assigned' as const }]
      : []),
    ...(action === 'publish' && wantsTranslation
      ? translators.map((to) => ({ to, name: 'translation' as const }))
      : []),
  ];
  return notices.flatMap(({ to, name: what }) =>
    to === null || to === account?.id ? [] : [{ to, name: what }],
  );
}
