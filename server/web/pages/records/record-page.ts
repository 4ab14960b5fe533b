import type { Attachment } from '../../../attachments/index.ts';
import {
  readingOf,
  sectionsOf,
  titleOf,
  type ContentRecord,
  type Links,
  type Reading,
} from '../../../content/index.ts';
import { localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead, type PageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { lessonFacts } from '../lessons/lesson-page.ts';
import { evidenceView, practiceFacts } from '../practices/practice-page.ts';
import { evidenceMeter } from '../../cards.ts';
import { recordHead } from './record-head.ts';
import { recordJsonLd } from './record-json-ld.ts';
import { linkTo, recordCard, titleCard, type LinkedRecords } from './record-links.ts';
import { shownMedia, type ShownMedia } from './media/shown-media.ts';
import { recordFiles } from './files/record-files.ts';
import { shareView } from './share/record-share.ts';

/** What search engines and messages show of a page. */
const mostDescription = 200;

/** The head of the document, for the page itself and for the one in both languages. */
export function recordPageHead(
  record: ContentRecord,
  context: PageContext,
  vocabularies: Vocabularies,
): PageHead {
  const { locale } = context;
  const title = localText(titleOf(record), locale);
  const summary = localText(record.kind === 'practice' ? record.values.summary : record.values.event, locale);
  return pageHead(context, {
    title: title?.text ?? record.externalId,
    description: [...(summary?.text ?? title?.text ?? '')].slice(0, mostDescription).join(''),
    nav: record.kind === 'practice' ? 'practices' : 'lessons',
    type: 'article',
    picture: paths.recordPicture(locale, record.kind, record.id),
    scripts: ['js/share.js'],
    jsonLd: recordJsonLd(record, context, vocabularies),
  });
}

/** The panel of facts, with the level of evidence before it. */
export const factsOf = (record: ContentRecord, reading: Reading) => ({
  facts: record.kind === 'practice' ? practiceFacts(record, reading) : lessonFacts(record, reading),
  evidence: record.kind === 'practice' ? evidenceView(record, reading) : null,
});

/** The sections after those of the declarations. */
const mediaSections = ({ photographs, documents }: ShownMedia, { t }: PageContext) => [
  ...(photographs.length > 0 ? [{ id: 'photographs', title: t('files:photographs') }] : []),
  ...(documents.length > 0 ? [{ id: 'attachments', title: t('record:section.attachments') }] : []),
];

/** What the page of a practice or a lesson shows. @param kept the files that it names, by their hash */
export function recordPage(
  record: ContentRecord,
  { linked, related }: LinkedRecords,
  kept: ReadonlyMap<string, Attachment>,
  context: PageContext,
  vocabularies: Vocabularies,
) {
  const reading = readingOf(record, context, vocabularies);
  const { facts, evidence } = factsOf(record, reading);
  const cards = { locale: context.locale, t: context.t, vocabularies };
  const links: Links = new Map(linked.map((one) => [one.externalId, linkTo(one, context.locale)]));
  const sections = sectionsOf(record, reading, links);
  const media = shownMedia(record, kept, context);
  const contents = [...sections, ...mediaSections(media, context)];
  return {
    page: recordPageHead(record, context, vocabularies),
    head: recordHead(record, reading, context.locale),
    sections,
    contents: contents.length > 2 ? contents.map(({ id, title }) => ({ id, title })) : [],
    media,
    facts,
    evidence: evidence && { ...evidence, meter: evidenceMeter(evidence.level, cards) },
    share: shareView(record, context),
    files: recordFiles(record, context),
    linked: linked.map((one) => recordCard(one, cards)),
    related: related.map((hit) => titleCard(hit, cards)),
  };
}
