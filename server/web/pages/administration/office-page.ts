import type { Office, OfficeValues } from '../../../accounts/index.ts';
import type { Problem } from '../../../errors.ts';
import { localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';
import { adminFrame, adminProblems, doneText } from './administration-page.ts';

/** View model of `pages/administration/offices`. */
export const officesPage = (
  context: PageContext,
  offices: readonly Office[],
  vocabularies: Vocabularies,
) => ({
  ...adminFrame(context, 'offices'),
  add: paths.adminOffice(context.locale, 'new'),
  offices: offices.map((office) => ({
    href: paths.adminOffice(context.locale, office.id),
    name: office.name,
    kind: vocabularies.get('org-types').label(office.kind, context.locale),
    governorate:
      office.governorate === null
        ? ''
        : vocabularies.get('governorates').label(office.governorate, context.locale),
    members: office.members,
    isClosed: office.closedAt !== null,
  })),
});

interface Form {
  office: Office | undefined;
  typed?: OfficeValues;
  others: readonly Office[];
  vocabularies: Vocabularies;
  problems?: readonly Problem[];
  done?: unknown;
}

/** View model of `pages/administration/office`. */
export function officePage(context: PageContext, { office, others, vocabularies, ...form }: Form) {
  const { t, locale } = context;
  const { problems = [], typed } = form;
  const values = typed ?? office ?? { name: {}, kind: '', governorate: null };
  const choices = (name: 'org-types' | 'governorates', chosen: string | null) =>
    vocabularies
      .get(name)
      .terms.map((term) => ({ code: term.code, label: term[locale], chosen: term.code === chosen }));
  const title = (office && localText(office.name, locale)?.text) ?? t('admin:offices.new');
  return {
    ...adminFrame(context, 'offices', title, problems.length > 0),
    done: doneText(context, form.done),
    isNew: office === undefined,
    isClosed: office ? office.closedAt !== null : false,
    members: office?.members ?? 0,
    action: paths.adminOffice(locale, office?.id ?? 'new'),
    nameAr: values.name.ar ?? '',
    nameEn: values.name.en ?? '',
    kinds: choices('org-types', values.kind),
    governorates: choices('governorates', values.governorate),
    acts: {
      handOver: paths.adminOfficeAction(locale, office?.id ?? 0, 'hand-over'),
      reopen: paths.adminOfficeAction(locale, office?.id ?? 0, 'reopen'),
    },
    others: others
      .filter(({ id, closedAt }) => closedAt === null && id !== office?.id)
      .map(({ id, name }) => ({ id, label: localText(name, locale)?.text ?? '' })),
    problems: adminProblems(context, ['nameAr', 'nameEn', 'kind', 'to'], problems),
  };
}
