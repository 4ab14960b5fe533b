import type { Office } from '../../../../accounts/index.ts';
import { contentKinds, type Call, type CallState, type CallValues } from '../../../../content/index.ts';
import type { Problem } from '../../../../errors.ts';
import { localText } from '../../../../language/index.ts';
import type { Vocabularies } from '../../../../vocabularies/index.ts';
import type { PageContext } from '../../../page-context.ts';
import { paths } from '../../../paths.ts';
import { field, messageOf, wordsField } from '../../workshops/fields.ts';
import { adminFrame, doneText } from '../administration-page.ts';

/** View model of `pages/administration/calls`. */
export const callListPage = (context: PageContext, calls: readonly { call: Call; state: CallState }[]) => ({
  ...adminFrame(context, 'calls'),
  add: paths.adminCall(context.locale, 'new'),
  calls: calls.map(({ call, state }) => ({
    href: paths.adminCall(context.locale, call.id),
    title: call.title,
    state: context.t(`calls:state.${state}`),
    opensOn: call.opensOn,
    closesOn: call.closesOn,
    offices: call.officeIds.length,
  })),
});

interface Form {
  /** Undefined for a new one. */
  call: Call | undefined;
  state: CallState | undefined;
  /** What was typed and could not be saved. */
  typed?: CallValues | undefined;
  key: string;
  offices: readonly Office[];
  vocabularies: Vocabularies;
  problems?: readonly Problem[];
  /** Somebody else changed it meanwhile. */
  isClash?: boolean;
  done?: unknown;
}

const empty: CallValues = {
  title: {},
  text: {},
  kinds: ['lesson'],
  sectors: [],
  opensOn: '',
  closesOn: '',
  officeIds: [],
};

/** Where each field with a problem is on the page. */
const anchorOf = (path: string, { locale }: PageContext): string =>
  path === 'title' || path === 'text'
    ? `#${path}-${locale}`
    : path === 'key'
      ? `#title-${locale}`
      : `#${path}`;

/** "First day: " before what is said of a day: of both days the same may be said. */
const dayNamed = (path: string, { t }: PageContext): string =>
  path === 'opensOn' || path === 'closesOn' ? `${t(`calls:field.${path}`)}${t('search:colon')} ` : '';

/** View model of `pages/administration/call`. */
export function callFormPage(context: PageContext, form: Form) {
  const { t, locale } = context;
  const { call, state, offices, vocabularies, problems = [] } = form;
  const values = form.typed ?? call ?? empty;
  const title = (call && localText(call.title, locale)?.text) ?? t('calls:new');
  const words = (name: 'title' | 'text', rows = 0) =>
    wordsField(name, context, {
      label: t(`calls:field.${name}`),
      hint: t(`calls:field.${name}.hint`),
      text: values[name],
      rows,
      problems,
    });
  const day = (name: 'opensOn' | 'closesOn') =>
    field(name, context, { label: t(`calls:field.${name}`), value: values[name], type: 'date', problems });
  const errorOf = (path: string): string => {
    const problem = problems.find((one) => one.path === path);
    return problem ? messageOf(problem, t) : '';
  };
  return {
    ...adminFrame(context, 'calls', title, problems.length > 0 || form.isClash),
    done: doneText(context, form.done),
    problems: {
      list: problems.map((problem) => ({
        href: anchorOf(problem.path, context),
        text: dayNamed(problem.path, context) + messageOf(problem, t),
      })),
    },
    clash: form.isClash && call ? call : null,
    isNew: call === undefined,
    action: paths.adminCall(locale, call?.id ?? 'new'),
    key: form.key,
    version: call?.version ?? 0,
    fields: {
      title: words('title'),
      text: words('text', 6),
      opensOn: day('opensOn'),
      closesOn: day('closesOn'),
    },
    errors: { kinds: errorOf('kinds'), sectors: errorOf('sectors'), officeIds: errorOf('officeIds') },
    kinds: contentKinds.map((kind) => ({
      code: kind,
      label: t(`calls:kind.${kind}`),
      chosen: values.kinds.includes(kind),
    })),
    sectors: vocabularies.get('sectors').terms.map((term) => ({
      code: term.code,
      label: term[locale],
      chosen: values.sectors.includes(term.code),
    })),
    offices: offices
      .filter(({ id, closedAt }) => closedAt === null || (call?.officeIds ?? []).includes(id))
      .map(({ id, name }) => ({ id, name, chosen: values.officeIds.includes(id) })),
    pageHref: call ? paths.call(locale, call.id) : '',
    close: call && state !== 'closed' ? paths.adminCallAction(locale, call.id, 'close') : '',
    reopen: call?.closedAt ? paths.adminCallAction(locale, call.id, 'reopen') : '',
  };
}
