import { expect } from 'chai';
import { recordAnswerSchema, type RecordAnswer } from '../../../server/web/api/record-answer.ts';
import {
  vocabulariesAnswerSchema,
  vocabularyAnswerSchema,
} from '../../../server/web/api/vocabulary-answer.ts';
import { paths } from '../../../server/web/paths.ts';
import { startApplication, type Application } from '../../support/application.ts';
import { lesson, practice } from '../../support/records.ts';

describe('GET /api/v1/records/{id}', () => {
  let application: Application;
  let idOf: (externalId: string) => number;
  before(async () => {
    application = await startApplication();
    const { content } = application.services;
    await content.importBatch(
      [
        practice('api-source', {
          lessons: ['api-shown', 'api-hidden', 'nowhere'],
          components: [
            { name: { en: 'One' }, lesson: 'api-hidden' },
            { name: { en: 'Two' }, lesson: 'api-shown' },
          ],
          partnership: ['p2p-programme'],
          workshop: ['erbil-2022'],
          licence_ok: true,
        }),
        lesson('api-shown'),
        lesson('api-hidden', {}, { status: 'draft' }),
      ],
      new Date(),
    );
    const ids = new Map<string, number>();
    for await (const { id, externalId } of content.exportAll()) ids.set(externalId, id);
    idOf = (externalId) => ids.get(externalId)!;
  });
  after(() => application.stop());

  const read = async (id: number): Promise<RecordAnswer> => {
    const answer = await fetch(application.origin + paths.apiRecord(id));
    expect(answer.status).to.equal(200);
    return (await answer.json()) as RecordAnswer;
  };

  it('answers every published record in the form that is declared', async () => {
    const { content, vocabularies } = application.services;
    const schema = recordAnswerSchema(vocabularies);
    let count = 0;
    for await (const { id } of content.listPublishedAddresses()) {
      const answer = await read(id);
      const { values } = await content.getPublished(id);
      expect(schema.parse(answer), String(id)).to.deep.equal(answer);
      expect(Object.keys(answer.values)).to.have.members(
        Object.keys(values).filter((key) => key !== 'licence_ok'),
      );
      count += 1;
    }
    expect(count).to.be.greaterThan(60);
  }).timeout(60_000);

  it('says nothing that is for reviewers', async () => {
    expect((await read(idOf('api-source'))).values).not.to.have.property('licence_ok');
  });

  it('names links that lead somewhere, and no others', async () => {
    const { links, values } = await read(idOf('api-source'));
    expect(links.map(({ externalId, kind }) => `${kind} ${externalId}`)).to.have.members([
      'lesson api-shown',
      'programme p2p-programme',
      'workshop erbil-2022',
    ]);
    expect(values['lessons']).to.deep.equal(['api-shown']);
    expect(values['components']).to.deep.equal([
      { name: { en: 'One' } },
      { name: { en: 'Two' }, lesson: 'api-shown' },
    ]);
    expect(JSON.stringify({ links, values })).not.to.match(/api-hidden|nowhere/);
    for (const { url } of links) {
      expect((await fetch(url.ar)).status, url.ar).to.equal(200);
      expect((await fetch(url.en)).status, url.en).to.equal(200);
    }
  });

  it('answers 404 for what is not published and for what is no number', async () => {
    const targets = [
      idOf('api-hidden'),
      999_999,
      0,
      -1,
      '1.5',
      'x',
      '1e3',
      '9'.repeat(400),
      '%00',
      '1%20or%201=1',
    ];
    for (const target of targets) {
      const answer = await fetch(`${application.origin}/api/v1/records/${target}`);
      expect(answer.status, String(target)).to.equal(404);
      expect(answer.headers.get('content-type')).to.match(/^application\/problem\+json/);
    }
  });
});

describe('GET /api/v1/vocabularies', () => {
  let application: Application;
  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
  });
  after(() => application.stop());

  it('answers all of them, and each by its name', async () => {
    const answer = await fetch(application.origin + paths.apiVocabularies());
    expect(answer.headers.get('cache-control')).to.equal('public, max-age=3600');
    const { vocabularies } = vocabulariesAnswerSchema.strict().parse(await answer.json());
    expect(vocabularies.map(({ name }) => name)).to.deep.equal(
      application.services.vocabularies.all().map(({ name }) => name),
    );
    for (const one of vocabularies) {
      const alone = await fetch(application.origin + paths.apiVocabulary(one.name));
      expect(vocabularyAnswerSchema.strict().parse(await alone.json())).to.deep.equal(one);
    }
  });

  it('answers 404 for another name', async () => {
    for (const name of ['planets', '__proto__', 'sectors.json']) {
      expect((await fetch(application.origin + paths.apiVocabulary(name))).status, name).to.equal(404);
    }
  });
});
