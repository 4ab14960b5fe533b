import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../server/package-root.ts';
import { createHelpers } from '../../../server/web/helpers/index.ts';
import { checkViews, createViews, type Views } from '../../../server/web/views/views.ts';

const helpers = createHelpers({
  viewsFolder: join(packageRoot, 'views'),
  assetUrl: (file) => `/assets/${file}`,
});
const context = { locale: 'ar', direction: 'rtl', t: (key: string) => key };

describe('views', () => {
  let folder: string;

  const views = (files: Record<string, string>): Views => {
    for (const [name, source] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, `${name}.hbs`), source);
    }
    return createViews({ folder, helpers });
  };
  const render = (source: string, model: object = {}): string =>
    views({ 'pages/one': source }).render('pages/one', { context, ...model });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tajarib-views-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('stand in a layout and use partials, each with the strictness of a page', () => {
    const all = views({
      'layouts/layout': '<main>{{> @partial-block}}</main>',
      'partials/badge': '<b>{{kind}}</b>',
      'pages/one': '{{#> layout}}{{> badge kind=of}}{{/layout}}',
      'pages/two': '{{> badge}}',
    });
    expect(all.render('pages/one', { context, of: 'lesson' })).to.equal('<main><b>lesson</b></main>');
    expect(() => all.render('pages/two', { context })).to.throw(/"kind" not defined/);
  });

  it('fail on a field that the view model lacks, wherever it is asked for', () => {
    for (const source of [
      '{{title}}',
      '{{page.title}}',
      '{{#if title}}x{{/if}}',
      '{{#unless title}}x{{/unless}}',
      '{{#each items}}x{{/each}}',
      '{{#with item}}x{{/with}}',
      '{{text title}}',
      '{{t key}}',
      '{{path "practice" id}}',
    ])
      expect(() => render(source), source).to.throw();
  });

  it('take false, nothing and empty lists for what they are', () => {
    expect(render('{{#if a}}1{{else}}2{{/if}}{{#unless b}}3{{/unless}}', { a: false, b: '' })).to.equal('23');
    expect(render('{{#each list}}x{{else}}none{{/each}}', { list: [] })).to.equal('none');
    expect(render('{{#with nothing}}x{{else}}none{{/with}}', { nothing: null })).to.equal('none');
  });

  it('count and bound their lists', () => {
    const source = '{{#each list}}{{@index}}{{this}}{{#unless @last}},{{/unless}}{{/each}}';
    expect(render(source, { list: ['a', 'b'] })).to.equal('0a,1b');
  });

  it('escape what people wrote', () => {
    expect(
      render('{{name}}|{{bdi name}}|{{jsonLd data}}', { name: '<i>', data: { a: '</script>' } }),
    ).to.equal('&lt;i&gt;|<bdi lang="en">&lt;i&gt;</bdi>|{"a":"\\u003c/script>"}');
  });

  it('are refused when they ask for a helper that is not there, by their name', () => {
    for (const [source, said] of [
      ['{{shout name}}', /views\/pages\/one\.hbs: .*shout/],
      ['{{#if x}}', /views\/pages\/one\.hbs/],
    ] as const) {
      views({ 'pages/one': source });
      expect(() => checkViews({ folder, helpers })).to.throw(said);
    }
  });

  it('carry each icon that they used once, and no other', () => {
    const html = render('{{icon "seal"}}{{icon "seal" "s flip"}}{{icon "lamp"}}{{sprite}}');
    expect(html.match(/<symbol id="[^"]+"/g)).to.deep.equal(['<symbol id="i-seal"', '<symbol id="i-lamp"']);
    expect(html).to.include('class="ic s flip"');
    expect(() => render('{{icon "unicorn"}}')).to.throw('no icon unicorn');
    expect(render('{{sprite}}')).not.to.include('<symbol');
  });

  it('build addresses in the language of the page', () => {
    expect(render('{{path "search" kind="practice"}} {{path "practice" 7}}')).to.equal(
      '/ar/search?kind&#x3D;practice /ar/practices/7',
    );
    expect(() => render('{{path "nowhere"}}')).to.throw('no path nowhere');
  });

  it('are told when they ask for a field that is named like a helper', () => {
    expect(() => render('{{path}}', { path: '/x' })).to.throw('the field is {{this.path}}');
    expect(render('{{this.path}}', { path: '/x' })).to.equal('/x');
  });

  it('write dates with Iraqi months and as much of them as is known', () => {
    expect(render('{{date a}} {{date b}} {{date c}}', { a: '2022-10-11', b: '2022-09', c: '2022' })).to.equal(
      '<time datetime="2022-10-11">11 تشرين الأول 2022</time> <time datetime="2022-09">أيلول 2022</time> ' +
        '<time datetime="2022">2022</time>',
    );
  });
});

describe('the library’s own views', () => {
  it('can all be compiled', () => {
    expect(() => checkViews({ folder: join(packageRoot, 'views'), helpers })).not.to.throw();
  });
});
