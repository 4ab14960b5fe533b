import { titleOf, type ContentRecord } from '../../../content/index.ts';
import { directionOf, otherLocale, type LocalText } from '../../../language/index.ts';
import type { Workshop } from '../../workshop.ts';
import { agendaBlocks, questionBlocks } from '../compose/agenda-blocks.ts';
import { remarks } from '../compose/papers/books.ts';
import type { PackSource } from '../compose/pack-source.ts';
import { recordBlocks } from '../compose/records/record-blocks.ts';
import { say, theirs, type Voice } from '../compose/voice.ts';
import { workshopFacts } from '../compose/workshop-facts.ts';
import type { RecordPhotograph } from '../record-pictures.ts';
import { blocksHtml } from './blocks-html.ts';
import { element, escape, languageOf, textOf } from './html.ts';
import { ballotForms, evaluationForm } from './ballots.ts';

interface Page {
  /** Path within the folder of its language: "records/56.html". */
  path: string;
  title: LocalText;
  body: string;
}

/** "../" for each folder that a page of a language stands in. */
const upFrom = (path: string): string => '../'.repeat(path.split('/').length - 1);

function navOf({ path }: Page, { locale, t }: Voice): string {
  const here = upFrom(path);
  const other = otherLocale(locale);
  const entries = {
    'index.html': 'packs:agenda',
    'records.html': 'packs:sheet.records',
    'vote.html': 'packs:room.vote',
  };
  const links = Object.entries(entries).map(
    ([file, key]) =>
      `<a href="${here}${file}"${file === path ? ' aria-current="page"' : ''}>${escape(t(key))}</a>`,
  );
  const name = other === 'ar' ? 'العربية' : 'English';
  return `<nav>${links.join('')}<a href="${here}../${other}/${path}" lang="${other}" hreflang="${other}">${name}</a></nav>`;
}

/** A whole page. Scripts and styles lie beside it: nothing is asked of any server. */
function pageHtml(page: Page, workshop: Workshop, voice: Voice): string {
  const { path, title, body } = page;
  const root = `${upFrom(path)}../`;
  return `<!doctype html>
<html lang="${voice.locale}" dir="${directionOf(voice.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title.text)}</title>
<link rel="stylesheet" href="${root}room.css">
<script src="${root}search.js" defer></script>
<script src="${root}data.js" defer></script>
<script src="${root}room.js" defer></script>
</head>
<body data-workshop="${escape(workshop.externalId)}">
<header><a href="${upFrom(path)}index.html">${textOf(theirs(workshop.title, voice))}</a>
${navOf(page, voice)}</header>
<main>
${body}
</main>
</body>
</html>
`;
}

function entryOf(record: ContentRecord, { vocabularies, locale }: Voice): string {
  const title = theirs(titleOf(record), { locale });
  const [place] = record.values.governorate ?? [];
  const about = [
    vocabularies.get('kinds').label(record.kind, locale),
    ...(place ? [vocabularies.get('governorates').label(place, locale)] : []),
  ].join(' · ');
  return `<li data-id="${record.id}"><a href="records/${record.id}.html" ${languageOf(title)}>${textOf(title)}</a><small>${escape(about)}</small></li>`;
}

function homePage(source: PackSource, voice: Voice): Page {
  const { workshop } = source;
  const title = theirs(workshop.title, voice);
  const blocks = blocksHtml([
    { is: 'text', tone: 'lead', text: theirs(workshop.purpose, voice) },
    ...remarks(source)(voice),
    { is: 'facts', facts: workshopFacts(workshop, voice) },
    ...agendaBlocks(workshop, voice),
    ...questionBlocks(workshop, voice),
  ]);
  return { path: 'index.html', title, body: `${element('h1', title)}\n${blocks}` };
}

const recordsPage = ({ records }: PackSource, voice: Voice): Page => ({
  path: 'records.html',
  title: say(voice, 'packs:sheet.records'),
  body: `${element('h1', say(voice, 'packs:sheet.records'))}
<form role="search" data-search><label for="q">${escape(voice.t('packs:room.search'))}</label><input id="q" type="search" dir="auto" autocomplete="off"></form>
<p role="status" data-none="${escape(voice.t('packs:room.none'))}"></p>
<ul class="records">${records.map((record) => entryOf(record, voice)).join('\n')}</ul>`,
});

function votePage({ workshop }: PackSource, voice: Voice): Page {
  const { t } = voice;
  const forms = [ballotForms(workshop, voice), evaluationForm(workshop, voice)].filter(Boolean).join('\n');
  const texts = ['kept', 'replaced', 'dots', 'waiting', 'unkept'].map(
    (key) => ` data-${key}="${escape(t(`packs:room.${key}`))}"`,
  );
  return {
    path: 'vote.html',
    title: say(voice, 'packs:room.vote'),
    body: `${element('h1', say(voice, 'packs:room.vote'))}
${forms || element('p', say(voice, 'packs:room.nothing'))}
<section class="out"${texts.join('')}><h2>${escape(t('packs:room.out'))}</h2><p>${escape(t('packs:room.outHow'))}</p><p role="status" data-count></p><p><button type="button" data-export>${escape(t('packs:room.export'))}</button></p></section>`,
  };
}

const recordPage = (
  record: ContentRecord,
  voice: Voice,
  photographs: readonly RecordPhotograph[] | undefined,
): Page => ({
  path: `records/${record.id}.html`,
  title: theirs(titleOf(record), voice),
  body: blocksHtml(recordBlocks(record, voice, new Map(), photographs)),
});

/** Every page of the pack in one language: path and HTML. */
export function* roomPages(
  source: PackSource,
  voice: Voice,
  photographs: ReadonlyMap<number, readonly RecordPhotograph[]>,
): Generator<[string, string]> {
  const { workshop, records } = source;
  const whole = (page: Page): [string, string] => [
    `${voice.locale}/${page.path}`,
    pageHtml(page, workshop, voice),
  ];
  yield whole(homePage(source, voice));
  yield whole(recordsPage(source, voice));
  yield whole(votePage(source, voice));
  for (const record of records) yield whole(recordPage(record, voice, photographs.get(record.id)));
}
