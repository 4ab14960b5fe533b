import { titleOf, type ContentRecord } from '../../../content/index.ts';
import { htmlLang, languagesOf, localText } from '../../../language/index.ts';
import type { Vocabularies } from '../../../vocabularies/index.ts';
import type { PageContext } from '../../page-context.ts';
import { paths } from '../../paths.ts';

/** The record as schema.org knows articles, in the language of its page. */
export function recordJsonLd(
  record: ContentRecord,
  context: PageContext,
  vocabularies: Vocabularies,
): object {
  const { locale, origin } = context;
  const { values } = record;
  const title = localText(titleOf(record), locale);
  const summary = localText(record.kind === 'practice' ? record.values.summary : record.values.event, locale);
  const places = [
    ...(values.governorate ?? []).map((code) => vocabularies.get('governorates').label(code, locale)),
    ...(values.country ?? []).map((code) => vocabularies.get('countries').label(code, locale)),
  ];
  const body = record.kind === 'practice' ? localText(record.values.lead_org, locale) : undefined;
  const dates =
    record.kind === 'practice' ? [record.values.start, record.values.end] : [record.values.observed_on];
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': origin + paths.record(locale, record.kind, record.id),
    url: origin + paths.record(locale, record.kind, record.id),
    identifier: record.externalId,
    genre: vocabularies.get('kinds').label(record.kind, locale),
    headline: title?.text ?? '',
    ...(summary ? { abstract: summary.text } : {}),
    inLanguage: htmlLang(title?.language ?? locale),
    ...(languagesOf(titleOf(record)).length > 1
      ? { translationOfWork: origin + paths.shortLink(record.id) }
      : {}),
    about: (values.sector ?? []).map((code) => vocabularies.get('sectors').label(code, locale)),
    ...(places.length > 0 ? { spatialCoverage: places } : {}),
    ...(dates.some(Boolean) ? { temporalCoverage: dates.filter(Boolean).join('/') } : {}),
    ...(body ? { creator: { '@type': 'Organization', name: body.text } } : {}),
    ...(record.publishedAt ? { datePublished: record.publishedAt } : {}),
    dateModified: record.updatedAt,
    isPartOf: { '@type': 'Collection', name: context.t('layout:name'), url: origin + paths.home(locale) },
  };
}
