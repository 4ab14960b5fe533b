import { contentKinds, type CallValues } from '../../../../content/index.ts';
import { listOf, textOf } from '../../../forms/shown-problems.ts';
import { bilingualOf } from '../../workshops/form-values.ts';

/** What the form of a call says: of the kinds only those there are. */
export const readCall = (body: unknown): CallValues => ({
  title: bilingualOf(body, 'title'),
  text: bilingualOf(body, 'text'),
  kinds: contentKinds.filter((kind) => listOf(body, 'kinds').includes(kind)),
  sectors: listOf(body, 'sectors'),
  opensOn: textOf(body, 'opensOn', 10),
  closesOn: textOf(body, 'closesOn', 10),
  officeIds: listOf(body, 'officeIds')
    .filter((id) => /^[1-9]\d{0,8}$/.test(id))
    .map(Number),
});

export const keyIn = (body: unknown): string => textOf(body, 'key', 64);

/** The version that the form was filled in from. */
export const versionIn = (body: unknown): number => Number(textOf(body, 'version', 9)) || 0;
