import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { WordService } from '../../server/administration/index.ts';
import { ContentService, type AgreedTerm } from '../../server/content/index.ts';
import { ChangeLog } from '../../server/search/index.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { makeAccount } from '../support/accounts.ts';
import { onBothDatabases } from '../support/databases.ts';
import { makePeople, type People } from '../support/people.ts';
import { practice } from '../support/records.ts';

const shipped = JSON.parse(readFileSync('seed/terms.json', 'utf8')) as AgreedTerm[];

onBothDatabases('the words of the library', (kind) => {
  let people: People;
  let changeLog: ChangeLog;
  let content: ContentService;
  const open = () => {
    const vocabularies = loadVocabularies('seed/vocabularies');
    const words = new WordService({
      ...people,
      vocabularies,
      terms: shipped,
      onCodeChanged: (tx, code) => content.noteCodeChanged(tx, code),
    });
    return { vocabularies, words };
  };
  const administrator = () => makeAccount({ services: people }, { roles: ['administrator'] });

  beforeEach(async () => {
    people = await makePeople(kind);
    changeLog = new ChangeLog(people.database);
    content = new ContentService({ database: people.database, changeLog, clock: people.clock.read });
  });
  afterEach(() => people.database.close());

  it('are said anew for every process, indexed again where they stand, and given back', async () => {
    const by = await administrator();
    const [one, other] = [open(), open()];
    await content.importBatch(
      [
        practice('with-water', { sector: ['WAT'] }),
        practice('without', { sector: ['SOL'] }),
        practice('draft', { sector: ['WAT'] }, { status: 'draft' }),
      ],
      people.clock.now,
    );
    const before = await changeLog.last();
    await one.words.addAlias(by, 'sectors', 'WAT', 'الشحة');
    const touched = await changeLog.readAfter(before, 100);
    expect(touched).to.have.length(1);
    const [document] = await content.loadSearchDocuments([touched[0]!.contentId]);
    expect(document?.externalId).to.equal('with-water');
    expect(one.vocabularies.get('sectors').find('WAT')?.aliases).to.include('الشحة');
    expect(other.vocabularies.get('sectors').find('WAT')?.aliases).not.to.include('الشحة');
    await other.words.refresh();
    const anew = other.vocabularies.get('sectors').find('WAT')!;
    expect(anew.aliases).to.include('الشحة');
    expect(anew.group).to.equal('source');
    expect(other.words.isChanged('sectors', 'WAT')).to.equal(true);
    await other.words.restoreWords(by, 'sectors', 'WAT');
    await one.words.refresh();
    expect(one.vocabularies.get('sectors').find('WAT')).to.deep.equal(
      loadVocabularies('seed/vocabularies').get('sectors').find('WAT'),
    );
    expect(await people.audit.countEntries({ action: 'words' })).to.equal(2);
  });

  it('are refused where they would say two things, nothing, or cannot be written', async () => {
    const by = await administrator();
    const { words } = open();
    const refusal = (alias: string) =>
      words.addAlias(by, 'sectors', 'WAT', alias).then(
        () => 'taken',
        (error: unknown) => (error as Error).message,
      );
    expect(await refusal('الطاقة الشمسية')).to.equal('aliases: words.taken');
    expect(await refusal('\u202eabc')).to.equal('aliases: words.fault');
    expect(await refusal('x'.repeat(101))).to.equal('aliases: words.fault');
    const empty = await words.changeWords(by, 'sectors', 'WAT', { ar: '', en: 'Water' }).catch(String);
    expect(empty).to.contain('ar: words.missing');
    expect(await words.addAlias(by, 'sectors', 'NONE', 'x').catch(String)).to.contain('NotFound');
    expect(await words.putTerm(by, undefined, { ar: ['زبالة'], en: [] }).catch(String)).to.contain(
      'en: words.missing',
    );
  });

  it('give terms to whoever asks to be told: added, changed, left out, put back', async () => {
    const by = await administrator();
    const { words } = open();
    const told: number[] = [];
    words.onChange((terms) => told.push(terms.length));
    const key = await words.putTerm(by, undefined, { ar: ['زبالة', 'نفايات'], en: ['garbage'] });
    expect(words.getTerm(key)).to.include({ origin: 'added' });
    const first = words.listTerms().find(({ origin }) => origin === 'shipped')!;
    await words.putTerm(by, first.key, { ar: [...first.ar, 'كلمة أخرى'], en: first.en });
    expect(words.getTerm(first.key)).to.include({ origin: 'changed' });
    await words.removeTerm(by, first.key);
    expect(words.getTerm(first.key)).to.deep.include({ origin: 'removed', ar: first.ar });
    await words.restoreTerm(by, first.key);
    expect(words.getTerm(first.key)).to.deep.equal(first);
    await words.removeTerm(by, key);
    const all = open().words.listTerms().length;
    expect(told).to.deep.equal([all + 1, all + 1, all, all + 1, all]);
  });

  it('know each shipped term by a key of its own', () => {
    const { words } = open();
    const keys = words.listTerms().map(({ key }) => key);
    expect(keys).to.have.length.above(1000);
    expect(new Set(keys).size).to.equal(keys.length);
  });
});
