import type { Office } from '../../../accounts/index.ts';
import { mostDrafts, type Call, type CallRefusal } from '../../../content/index.ts';
import type { Problem } from '../../../errors.ts';
import { localText } from '../../../language/index.ts';
import type { Workshop } from '../../../workshops/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { formProblems } from '../contribute/fields/form-problems.ts';
import { messageOf } from '../workshops/fields.ts';
import { bulkLimits, type BulkForm } from './bulk-form.ts';

interface BulkChoicesShown {
  form: BulkForm;
  /** Those that drafts may be brought in for. */
  offices: readonly Office[];
  /** Those with a board that the account may change. */
  workshops: readonly Workshop[];
  calls: readonly Call[];
  problems?: readonly Problem[];
  refusal?: CallRefusal | undefined;
}

/** The page that asks for files, and where their drafts go. */
export function bulkPage(
  { form, offices, workshops, calls, problems = [], refusal }: BulkChoicesShown,
  context: PageContext,
) {
  const { t, locale } = context;
  const words = (text: Office['name']): string => localText(text, locale)?.text ?? '';
  const lines = [
    ...problems.map((problem) => ({ href: `#${anchorOf(problem)}`, label: '', text: messageOf(problem, t) })),
    ...(refusal ? [{ href: '#call', label: '', text: t(`calls:refusal.${refusal}`) }] : []),
  ];
  return {
    page: pageHead(context, {
      title: `${lines.length > 0 ? t('contribute:error.prefix') : ''}${t('bulk:title')}`,
      description: t('bulk:lead'),
      nav: 'contribute',
      unlisted: true,
    }),
    ...formProblems(lines, false, t),
    limits: { ...bulkLimits, records: mostDrafts },
    offices: offices.map(({ id, name }) => ({
      value: id,
      label: words(name),
      selected: form.office === String(id) || offices.length === 1,
    })),
    places: workshops.flatMap(({ externalId, title, tables }) =>
      tables.map((table) => ({
        value: `${externalId}:${table.id}`,
        label: t('bulk:place.table', { workshop: words(title), table: words(table.name) }),
        selected: form.place === `${externalId}:${table.id}`,
      })),
    ),
    calls: calls.map(({ id, title }) => ({
      value: id,
      label: words(title),
      selected: form.call === String(id),
    })),
  };
}

const anchorOf = ({ path }: Problem): string =>
  path === 'officeId' ? 'office' : path === 'place' ? 'place' : 'files';
