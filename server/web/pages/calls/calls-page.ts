import type { Call } from '../../../content/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import type { WebServices } from '../../web-services.ts';
import { callNote } from './call-note.ts';

const order = ['open', 'coming', 'closed'] as const;

/** The calls that somebody may see, the open ones first. */
export function callsPage(shown: readonly Call[], calls: WebServices['calls'], context: PageContext) {
  const { t } = context;
  const notes = shown.map((call) => ({ ...callNote(call, calls, context), opensOn: call.opensOn }));
  return {
    page: pageHead(context, {
      title: t('calls:title'),
      description: t('calls:lead'),
      nav: 'contribute',
      unlisted: true,
    }),
    groups: order.flatMap((state) => {
      const inState = notes.filter((note) => note.state === state);
      return inState.length > 0 ? [{ name: t(`calls:group.${state}`), state, calls: inState }] : [];
    }),
  };
}
