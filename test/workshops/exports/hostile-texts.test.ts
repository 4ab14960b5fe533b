import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { fieldsOf, type ContentKind, type Practice } from '../../../server/content/index.ts';
import {
  isPdfAvailable,
  makeMemo,
  makePackFile,
  makeRecordFile,
  makeRecordPicture,
  makeRoomPack,
  packFileNames,
  packLanguages,
  Press,
  type PackSource,
} from '../../../server/workshops/index.ts';
import { sharedApplication, type Application } from '../../support/application.ts';
import { hostile, needRoomSearch, packWith, wellFormedParts } from '../../support/packs.ts';
import { lessonWith, practiceWith } from '../../support/reader.ts';

/** What would break out of each format: CSV and XLSX formulas, Typst, XML, HTML, lines of a calendar, direction. */
const hostileLines = `${hostile}\r\nBEGIN:VEVENT\r\n@cmd|'/c calc'!A1 ]]> %PDF \u0000\u0007 \ud800 \u202eabc`;
const text = { ar: hostileLines, en: hostileLines };

interface FilledField {
  readonly key: string;
  readonly type: string;
  readonly fields?: readonly FilledField[];
}

/** Every field of a kind that holds words, full of ill will. */
function everyField(kind: ContentKind): object {
  const valueOf = ({ type, fields = [] }: FilledField): unknown => {
    if (type === 'text') return text;
    if (type === 'number') return -1.5;
    if (type === 'code') return hostile;
    if (type === 'codes') return [hostile];
    return type === 'group' ? [filled(fields), filled(fields)] : undefined;
  };
  const filled = (fields: readonly FilledField[]): object =>
    Object.fromEntries(
      fields.flatMap((field): [string, unknown][] => {
        const value = field.key === 'media' || field.key === 'files' ? undefined : valueOf(field);
        return value === undefined ? [] : [[field.key, value]];
      }),
    );
  return filled(fieldsOf(kind));
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const turnsDirection = /[\u0000-\u0008\u202a-\u202e]/;

describe('hostile text in every field', function () {
  this.timeout(180_000);
  const press = new Press();
  let application: Application;

  before(async () => {
    application = await sharedApplication();
    await needRoomSearch();
  });
  after(() => press.close());

  const records = [practiceWith(everyField('practice')), lessonWith(everyField('lesson'))];
  const pack = (language: PackSource['language']): PackSource =>
    packWith(records, language, {
      ...{ title: text, purpose: text, place: text, organiser: text },
      ...{ aims: [text], outcomes: [text], people: [{ name: hostile, post: hostile, governorate: hostile }] },
      participants: [{ governorate: hostile, orgType: hostile, number: 3, women: 1 }],
      sessions: [
        {
          ...{ id: 's1', day: 1, start: '09:00', minutes: 60, type: 'plenary', records: [] },
          ...{ title: text, lead: text, notes: text, questions: [{ text }] },
        },
      ],
      exercises: [
        {
          ...{ id: 'e1', title: text, method: 'dot-voting', criteria: [], dots: 3, state: 'open', chosen: 1 },
          options: [
            { id: 'a', text },
            { id: 'b', text },
          ],
        },
      ],
      commitments: [{ id: 'c1', who: text, what: text, due: '2026-12-01', state: 'open' }],
      evaluation: { open: true, questions: [{ id: 'q1', text }] },
    });

  /** Sound as a file of its kind, its words literal. */
  function check(name: string, bytes: Uint8Array): void {
    const start = strFromU8(bytes.subarray(0, 5), true);
    if (name.endsWith('.pdf')) return expect(start, name).to.equal('%PDF-') as never;
    if (name.endsWith('.ics')) {
      const lines = strFromU8(bytes).split('\r\n');
      // One session: what stands in its title is no event.
      expect(lines.filter((line) => line === 'BEGIN:VEVENT')).to.have.length(1);
      expect(lines.every((line) => Buffer.byteLength(line) <= 75)).to.equal(true);
      return;
    }
    const parts = Object.values(wellFormedParts(bytes)).join('\n');
    expect(parts, name).not.to.match(turnsDirection);
    expect(parts, name).not.to.match(/<f>|<script/);
    // Runs of both directions stand in elements of their own.
    expect(parts.replace(/<[^>]*>|\u200e/g, ''), name).to.include('&lt;script&gt;alert(1)&lt;/script&gt;');
  }

  for (const language of packLanguages) {
    it(`stays text in every file of a pack (${language})`, async () => {
      for (const name of packFileNames) {
        if (name === 'everything.zip' || (name.endsWith('.pdf') && !isPdfAvailable())) continue;
        const made = await makePackFile(name, pack(language), press, new Date('2026-03-01T00:00:00Z'));
        check(name, made!.bytes);
      }
    });

    it(`stays text in the files of a record and in the letter (${language})`, async () => {
      const { content, attachments: photographs } = application.services;
      const { voices } = pack(language);
      for (const record of records) {
        for (const format of ['docx', 'pdf'] as const) {
          if (format === 'pdf' && !isPdfAvailable()) continue;
          const { name, bytes } = await makeRecordFile(record, format, language, voices, {
            ...{ press, content, photographs },
          });
          check(name, bytes);
        }
      }
      const practice = records[0] as Practice;
      const memo = await makeMemo(practice, language, voices, { press, now: new Date('2026-03-01') });
      check(memo.name, memo.bytes);
      if (!isPdfAvailable()) return;
      const picture = await makeRecordPicture(practice, voices, press);
      expect(picture.subarray(1, 4).toString()).to.equal('PNG');
    });
  }

  it('stays text on every page of the room pack', async () => {
    const { bytes } = await makeRoomPack(pack('both'), []);
    for (const [name, content] of Object.entries(unzipSync(bytes))) {
      if (!/\.html$|data\.js$/.test(name)) continue;
      const page = strFromU8(content);
      expect(page, name)
        .not.to.match(turnsDirection)
        .and.not.match(/<script>alert|<\/script> /);
    }
  });
});
