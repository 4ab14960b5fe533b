import type { Problem } from '../../errors.ts';
import { languagesOf, type BilingualText } from '../../language/index.ts';
import type { Vocabularies } from '../../vocabularies/index.ts';
import { contentKinds } from '../fields/index.ts';
import { isPartialDate } from '../fields/partial-date.ts';
import { listTextFaults } from '../fields/text-faults.ts';
import type { CallValues } from './call.ts';

/** Characters, in each language. */
const callLimits = { title: 120, text: 1500 } as const;

const missing = { title: 'call.noTitle', text: 'call.noText' } as const;

const words = (path: 'title' | 'text', text: BilingualText): Problem[] => {
  const written = languagesOf(text).filter((language) => text[language]?.trim());
  if (written.length === 0) return [{ path, code: missing[path] }];
  return written.flatMap((language) =>
    listTextFaults(text[language]!, callLimits[path]).map((fault) => ({ path, ...fault })),
  );
};

const isDay = (text: string): boolean => text.length === 10 && isPartialDate(text);

function days({ opensOn, closesOn }: CallValues): Problem[] {
  const wrong = [
    ...(isDay(opensOn) ? [] : [{ path: 'opensOn', code: 'call.day' }]),
    ...(isDay(closesOn) ? [] : [{ path: 'closesOn', code: 'call.day' }]),
  ];
  if (wrong.length > 0) return wrong;
  return closesOn < opensOn ? [{ path: 'closesOn', code: 'call.closesFirst' }] : [];
}

/** Everything that is wrong with a call. @param offices numbers of the offices that may be invited */
export function problemsOfCall(
  call: CallValues,
  { vocabularies, offices }: { vocabularies: Vocabularies; offices: ReadonlySet<number> },
): Problem[] {
  const { title, text, kinds, sectors, officeIds } = call;
  const isKnown = (code: string): boolean => vocabularies.get('sectors').has(code);
  const areKinds = kinds.length > 0 && kinds.every((kind) => contentKinds.includes(kind));
  return [
    ...words('title', title),
    ...words('text', text),
    ...(areKinds ? [] : [{ path: 'kinds', code: 'call.noKind' }]),
    ...(sectors.every(isKnown) ? [] : [{ path: 'sectors', code: 'call.unknownSector' }]),
    ...days(call),
    ...(officeIds.every((id) => offices.has(id)) ? [] : [{ path: 'officeIds', code: 'call.unknownOffice' }]),
  ];
}
