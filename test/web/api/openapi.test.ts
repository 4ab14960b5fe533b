import { expect } from 'chai';
import { locales } from '../../../server/language/index.ts';
import { listOperations } from '../../../server/web/api/operations.ts';
import { paths } from '../../../server/web/paths.ts';
import { sharedApplication, type Application } from '../../support/application.ts';
import { listRoutes } from '../../support/routes.ts';

interface OpenApi {
  openapi: string;
  info: { title: string };
  servers: { url: string }[];
  paths: Record<string, { get: { parameters: { name: string; in: string; description: string }[] } }>;
  components: {
    schemas: Record<string, { oneOf?: { properties: Record<string, { properties: object }> }[] }>;
  };
}

describe('the OpenAPI document', () => {
  let application: Application;
  const read = async (lang: string): Promise<OpenApi> =>
    (await (await fetch(`${application.origin}${paths.openApi()}?lang=${lang}`)).json()) as OpenApi;
  before(async () => {
    application = await sharedApplication();
  });

  it('describes every address of the API that is there, in the words of either language', async () => {
    const [ar, en] = await Promise.all([read('ar'), read('en')]);
    expect(en.openapi).to.equal('3.1.0');
    expect(en.servers).to.deep.equal([{ url: application.origin }]);
    expect(en.info.title).to.match(/^[ -~]+$/);
    expect(ar.info.title).to.match(/[\u0600-\u06ff]/);
    expect(Object.keys(ar.paths)).to.deep.equal(Object.keys(en.paths));
    const served = listRoutes(application.app);
    for (const path of Object.keys(en.paths)) {
      expect(served, path).to.include(path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1'));
    }
  });

  it('leads nowhere with its references', async () => {
    const document = await read('en');
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references).not.to.be.empty;
    for (const [, name] of references) expect(document.components.schemas).to.have.property(name ?? '');
  });

  it('tells what readers may see of a record, and no more', async () => {
    const [practice, lesson] = (await read('en')).components.schemas['Record']?.oneOf ?? [];
    for (const [schema, field] of [
      [practice, 'summary'],
      [lesson, 'statement'],
    ] as const) {
      expect(schema?.properties['values']?.properties).to.have.property(field).and.to.have.property('title');
      expect(schema?.properties['values']?.properties).not.to.have.property('licence_ok');
    }
  });

  it('is told for people, every operation, parameter and failure, in both languages', async () => {
    const document = await read('en');
    for (const locale of locales) {
      const page = await (await fetch(application.origin + paths.apiDocs(locale))).text();
      for (const [path, { get }] of Object.entries(document.paths)) {
        expect(page).to.include(`GET ${path}`);
        for (const { name } of get.parameters) expect(page).to.include(`>${name}</code>`);
      }
      for (const kind of ['invalid-parameters', 'too-many-requests', 'getting-ready'])
        expect(page).to.include(`id="${kind}"`);
    }
  });

  it('gives examples that work', async () => {
    for (const { id, example } of listOperations(application.services.vocabularies)) {
      expect((await fetch(application.origin + example)).status, id).to.equal(200);
    }
  });
});
