import { foldUserName, isEmail, isRole, type AccountValues } from '../../../accounts/index.ts';
import { isLocale } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import { listOf, textOf } from '../../forms/shown-problems.ts';

const longestEmail = 254;

/** The form of an account: only its own fields, and of the choices only those there are. */
export function readAccount(body: unknown, vocabularies: Vocabularies, fallback: 'ar' | 'en'): AccountValues {
  const userName = foldUserName(textOf(body, 'userName'));
  const email = foldUserName(textOf(body, 'email', longestEmail));
  const locale = textOf(body, 'locale');
  const office = textOf(body, 'officeId');
  const codes = (field: 'governorates' | 'sectors') =>
    listOf(body, field).filter((code) => vocabularies.get(field).has(code));
  return {
    userName,
    email: email !== '' ? email : isEmail(userName) ? userName : null,
    name: textOf(body, 'name').trim(),
    locale: isLocale(locale) ? locale : fallback,
    roles: listOf(body, 'roles').filter(isRole),
    officeId: /^\d{1,9}$/.test(office) ? Number(office) : null,
    governorates: codes('governorates'),
    sectors: codes('sectors'),
  };
}
