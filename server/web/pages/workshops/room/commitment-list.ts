import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { PackRecord, Workshop } from '../../../../workshops/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import { titleOf } from '../../../../content/index.ts';
import { choicesOf } from '../fields.ts';

/** The commitments as the report and their own page show them. @param today YYYY-MM-DD */
export function commitmentsView(
  { commitments }: Workshop,
  pack: readonly PackRecord[],
  { locale, t }: PageContext,
  vocabularies: Vocabularies,
  today: string,
) {
  return commitments.map(({ id, who, what, due, state, governorate, practice }) => {
    const record = pack.find(({ pick }) => pick.record === practice)?.record;
    const isOpen = state === 'open' || state === 'in-progress';
    return {
      id,
      who,
      what,
      due,
      isLate: isOpen && due < today,
      late: t('workshops:commitment.late'),
      state: vocabularies.get('commitment-states').label(state, locale),
      isDone: state === 'done',
      states: choicesOf(vocabularies.get('commitment-states').terms, state, locale),
      governorate: governorate ? vocabularies.get('governorates').label(governorate, locale) : '',
      practice: record
        ? { title: titleOf(record), href: paths.record(locale, record.kind, record.id) }
        : null,
    };
  });
}
