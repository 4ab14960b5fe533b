import { titleOf, type ContentRecord } from '../../content/index.ts';
import { NotFound } from '../../errors.ts';
import { paths } from '../paths.ts';
import type { WebServices } from '../web-services.ts';
import { namedIds, toRecordLink, type RecordLink } from './record-answer.ts';

type Sources = Pick<WebServices, 'content' | 'partnerships' | 'workshops' | 'calls'>;

async function listProgrammes({ partnerships }: Sources) {
  try {
    return [await partnerships.getProgramme()];
  } catch (error) {
    if (error instanceof NotFound) return [];
    throw error;
  }
}

/** What a record's links name and readers may see: records, the programme, workshops, the call. */
export async function listVisibleLinks(
  record: ContentRecord,
  sources: Sources,
  origin: string,
): Promise<RecordLink[]> {
  const named = namedIds(record);
  if (named.length === 0) return [];
  const [records, programmes, workshops, calls] = await Promise.all([
    sources.content.listPublishedByExternalIds(named),
    listProgrammes(sources),
    sources.workshops.listWorkshops(),
    sources.calls.listNamed(named),
  ]);
  const links = [
    ...records.map((one) =>
      toRecordLink({ externalId: one.externalId, kind: one.kind, title: titleOf(one) }, origin, (locale) =>
        paths.record(locale, one.kind, one.id),
      ),
    ),
    ...programmes.map(({ externalId, name }) =>
      toRecordLink({ externalId, kind: 'programme', title: name }, origin, paths.programme),
    ),
    ...workshops.map(({ externalId, title }) =>
      toRecordLink({ externalId, kind: 'workshop', title }, origin, (locale) =>
        paths.workshop(locale, externalId),
      ),
    ),
    ...calls.map(({ id, externalId, title }) =>
      toRecordLink({ externalId, kind: 'call', title }, origin, (locale) => paths.call(locale, id)),
    ),
  ];
  return links.filter(({ externalId }) => named.includes(externalId));
}
