import type { PublishedAddress } from '../../../content/index.ts';
import { locales, type Locale } from '../../../language/index.ts';
import { paths } from '../../paths.ts';

/** The protocol allows 50,000 addresses a file; a record has one in each language. */
export const recordsPerPart = 20_000;

/** One page in the languages in which it can be read. */
interface Entry {
  path: (locale: Locale) => string;
  languages: readonly Locale[];
  /** ISO 8601 instant. */
  changed?: string;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${String(letter.codePointAt(0))};`);

function* entryXml({ path, languages, changed }: Entry, origin: string): Generator<string> {
  const alternates = languages
    .map((one) => `<xhtml:link rel="alternate" hreflang="${one}" href="${escaped(origin + path(one))}"/>`)
    .join('');
  for (const locale of languages) {
    const lastmod = changed === undefined ? '' : `<lastmod>${changed.slice(0, 10)}</lastmod>`;
    yield `<url><loc>${escaped(origin + path(locale))}</loc>${lastmod}${alternates}</url>\n`;
  }
}

/** A record stands in the languages it is written in; one in neither of ours is read with our words around it. */
function recordEntry({ id, kind, updatedAt, languages }: PublishedAddress): Entry {
  const written = locales.filter((locale) => languages.includes(locale));
  return {
    path: (locale) => paths.record(locale, kind, id),
    languages: written.length > 0 ? written : locales,
    changed: updatedAt,
  };
}

interface Codes {
  sectors: readonly string[];
  governorates: readonly string[];
  workshops: readonly string[];
}

/** The pages that are not records. */
export const standingEntries = ({ sectors, governorates, workshops }: Codes): Entry[] =>
  [
    paths.home,
    ...sectors.map((code) => (locale: Locale) => paths.sector(locale, code)),
    ...governorates.map((code) => (locale: Locale) => paths.governorate(locale, code)),
    paths.programme,
    ...workshops.map((id) => (locale: Locale) => paths.workshop(locale, id)),
    paths.about,
    paths.review,
    paths.accessibility,
    paths.terms,
    paths.apiDocs,
  ].map((path) => ({ path, languages: locales }));

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A file of addresses, piece by piece. @param origin "https://tajarib.example" */
export async function* sitemapXml(
  standing: readonly Entry[],
  records: AsyncIterable<PublishedAddress>,
  origin: string,
): AsyncGenerator<string> {
  yield `${head}<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
  for (const entry of standing) yield* entryXml(entry, origin);
  for await (const record of records) yield* entryXml(recordEntry(record), origin);
  yield '</urlset>\n';
}

/** The list of the files of a library too large for one. */
export function sitemapIndexXml(parts: number, origin: string): string {
  const files = Array.from({ length: parts }, (_, index) => paths.sitemapPart(index + 1));
  const entries = files.map((path) => `<sitemap><loc>${escaped(origin + path)}</loc></sitemap>\n`);
  return `${head}<sitemapindex xmlns="${namespace}">\n${entries.join('')}</sitemapindex>\n`;
}

/** The addresses of part `part`, from 1. */
export async function* partOf(
  records: AsyncIterable<PublishedAddress>,
  part: number,
  size = recordsPerPart,
): AsyncGenerator<PublishedAddress> {
  let at = 0;
  for await (const record of records) {
    at += 1;
    if (at > part * size) return;
    if (at > (part - 1) * size) yield record;
  }
}

/** Lists of results are endless, and what they list is in the site map. */
export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    ...locales.map((locale) => `Disallow: ${paths.search(locale)}`),
    'Disallow: /api/',
    '',
    `Sitemap: ${origin}${paths.sitemap()}`,
    '',
  ].join('\n');
