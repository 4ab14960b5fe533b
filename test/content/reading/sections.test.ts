import { expect } from 'chai';
import {
  fieldsOf,
  isOnPage,
  sectionsOf,
  type ContentRecord,
  type Links,
} from '../../../server/content/index.ts';
import type { Locale } from '../../../server/language/index.ts';
import { lessonWith, practiceWith, readingIn } from '../../support/reader.ts';

const sections = (record: ContentRecord, locale: Locale = 'en', links: Links = new Map()) =>
  sectionsOf(record, readingIn(record, locale), links);
const outline = (record: ContentRecord, locale: Locale = 'en') =>
  sections(record, locale).map(({ title, blocks }) => [title, ...blocks.map(({ is }) => is)]);

describe('the sections of a record', () => {
  it('are none for a record that holds nothing', () => {
    expect(sections(practiceWith({}))).to.deep.equal([]);
    expect(sections(practiceWith({ components: [], problem: {}, funding: [] }))).to.deep.equal([]);
  });

  it('stand in the order of the page, each field by its type', () => {
    const record = practiceWith({
      sustain: 'yes',
      sustain_note: { en: 'It stays.' },
      solution: { en: 'We did it.' },
      components: [{ name: { en: 'First' } }],
      partners: [{ name: { en: 'A partner' }, role: 'funder', support: ['financial', 'technical'] }],
      problem: { en: 'It was bad.' },
      obstacles: [{ what: { en: 'A wall' }, theme: 'land' }],
    });
    expect(outline(record)).to.deep.equal([
      ['Context', 'text'],
      ['What was done', 'text', 'steps', 'table'],
      ['Lessons along the way', 'obstacles'],
      ['Sustainability', 'facts', 'text'],
    ]);
  });

  it('are the questions of a lesson', () => {
    const record = lessonWith({
      advice: { ar: 'انتبهوا' },
      actor: ['municipality'],
      applied: true,
      applied_result: { ar: 'نجح' },
      event: { ar: 'حدث' },
      verified_on: '2026-02-19',
    });
    expect(outline(record, 'ar')).to.deep.equal([
      ['ماذا حدث؟', 'text'],
      ['ما العمل في المرة القادمة؟', 'text', 'facts'],
      ['هل طُبِّقت التوصية؟', 'answer', 'text'],
      ['المراجعة', 'facts'],
    ]);
  });

  it('show nothing that is for reviewers alone', () => {
    for (const kind of ['practice', 'lesson'] as const) {
      const shown = fieldsOf(kind).filter((field) => isOnPage(kind, field));
      expect(shown.filter(({ readers }) => readers === 'reviewers')).to.deep.equal([]);
    }
  });

  it('join facts that follow one another into one list', () => {
    const record = practiceWith({ running_cost: 29_500_000, funding: ['eu', 'community'], currency: 'IQD' });
    const [{ blocks } = { blocks: [] }] = sections(record, 'ar');
    const [block] = blocks;
    expect(
      block?.is === 'facts' && block.facts.map(({ values }) => values.map(({ text }) => text)),
    ).to.deep.equal([['29.5 مليون دينار عراقي'], ['الاتحاد الأوروبي', 'مساهمة مجتمعية']]);
  });

  it('link a step to its lesson only where that is published', () => {
    const record = practiceWith({
      components: [
        { name: { en: 'One' }, lesson: 'l-1' },
        { name: { en: 'Two' }, lesson: 'l-2' },
      ],
    });
    const link = { title: { text: 'A lesson', language: 'en' as const }, href: '/en/lessons/1' };
    const [{ blocks } = { blocks: [] }] = sections(record, 'en', new Map([['l-1', link]]));
    const [block] = blocks;
    expect(block?.is === 'steps' && block.steps.map(({ lesson }) => lesson)).to.deep.equal([link, null]);
  });

  it('say where a translation is outdated, unchecked, or not there', () => {
    const record = practiceWith({
      problem: { ar: 'مشكلة', en: 'Problem', state: { en: 'outdated' } },
      objectives: { ar: 'أهداف', en: 'Aims', state: { en: 'machine' } },
      solution: { ar: 'حل' },
      transfer: { ar: 'نقل', en: 'Transfer' },
    });
    const notes = sections(record).flatMap(({ blocks }) =>
      blocks.map((block) => (block.is === 'text' ? [block.text.text.language, block.text.note] : [])),
    );
    expect(notes).to.deep.equal([
      ['en', 'The translation here is older than the original.'],
      ['en', 'Machine translation, not checked.'],
      ['ar', 'This part is in Arabic only.'],
      ['en', ''],
    ]);
  });

  it('do not repeat at each field that the whole record is in the other language', () => {
    const record = practiceWith({ title: { ar: 'عنوان' }, problem: { ar: 'مشكلة' } });
    const [{ blocks } = { blocks: [] }] = sections(record);
    expect(blocks[0]).to.deep.include({ text: { text: { text: 'مشكلة', language: 'ar' }, note: '' } });
  });
});
