import { expect } from 'chai';
import { paths } from '../../../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { practice } from '../../../support/records.ts';
import { Visitor } from '../../../support/visitor.ts';

describe('a published record, as it grows older', function () {
  this.timeout(60_000);
  let application: Application;
  let reviewer: SignedIn;
  let ofBasra: SignedIn;
  const ids: number[] = [];

  before(async () => {
    application = await startApplication({ env: { SEED: 'none', RATE_LIMIT: 'on' } });
    const { content, search } = application.services;
    const values = {
      title: { ar: 'قياس الجريان الليلي', en: 'Night flow is measured' },
      governorate: ['IQ-NI'],
      evidence: 'E2',
      verified_on: '2024-01-10',
      review_due: '2025-01-10',
    };
    await content.importBatch([practice('older', values), practice('newer', values)], new Date());
    for await (const { id } of content.exportAll()) ids.push(id);
    await search.catchUp();
    reviewer = await signInAs(application, 'reviewer');
    ofBasra = await signInAs(application, 'reviewer', { governorates: ['IQ-BA'] });
  });
  after(() => application.stop());

  const found = async (): Promise<number[]> => {
    const html = await (await fetch(application.origin + paths.search('en', { q: 'night flow' }))).text();
    return [...html.matchAll(/<h2[^>]*class="title"[^>]*><a href="\/en\/practices\/(\d+)"/g)].map(([, id]) =>
      Number(id),
    );
  };

  it('sinks gently when its review is overdue, says so, and is asked about by one tap', async () => {
    const { services } = application;
    const [first, second] = await found();
    expect([first, second].sort()).to.deep.equal([...ids].sort());
    // The other still holds; its term is a year.
    await services.reviewing.confirm(reviewer.account, second!);
    const due = await (await reviewer.get(paths.reviews('en'))).text();
    expect(due).to.include(`href="/en/reviews/${first}"`).and.not.include(`href="/en/reviews/${second}"`);
    await services.reviewing.doDaily();
    await services.search.catchUp();
    expect(await found(), 'still there, behind its equal').to.deep.equal([second, first]);
    const page = await (await fetch(application.origin + paths.practice('ar', first!))).text();
    expect(page).to.include('مضى موعد مراجعة هذا السجل');

    const token = services.stillHolds.tokenFor(first!, '2025-01-10');
    const office = new Visitor(application.origin);
    await office.ask(paths.stillHolds('ar', token));
    expect(office.html).to.include('هل ما زال هذا السجل صحيحاً؟').and.include('قياس الجريان');
    const tapped = await office.send(paths.stillHolds('ar', token), office.hidden());
    expect(tapped.status).to.equal(303);
    await office.ask(paths.stillHolds('ar', token));
    expect(office.html).to.include('سُجّل الجواب').and.not.include('<button type="submit" class="btn">نعم');
    const { values, status } = await services.content.getPublished(first!);
    expect([status, values.review_due! > '2026-01-01']).to.deep.equal(['published', true]);
    for (const forged of [
      token.replace(/^\d+/, String(second)),
      token.replace('2025', '2026'),
      `${first}.2025-01-10.x`,
    ])
      expect((await office.ask(paths.stillHolds('ar', forged))).status, forged).to.equal(404);
    await services.search.catchUp();
    expect(await found()).to.deep.equal([first, second]);
  });

  it('is reported by anybody, once for each form, to those who review it', async () => {
    const id = ids[0]!;
    const reader = new Visitor(application.origin);
    await reader.ask(paths.report('ar', id));
    const form = reader.hidden();
    const unsaid = await reader.send(paths.report('ar', id), { ...form, text: '  ', contact: '0770' });
    expect(unsaid.status).to.equal(422);
    expect(reader.html).to.include('id="text-error"').and.include('value="0770"').and.include('خطأ: ');
    const words = { text: 'الرقم 27% غير صحيح <b>', contact: 'a@b.example' };
    for (const _time of [1, 2]) {
      const sent = await reader.send(paths.report('ar', id), { ...form, ...words });
      expect(sent.headers.get('location')).to.equal(paths.report('ar', id, { sent: 'yes' }));
    }
    const { reports } = application.services;
    const [open, ...more] = await reports.list(reviewer.account);
    expect([open?.text, open?.contact, more]).to.deep.equal([words.text, words.contact, []]);
    expect(await reports.list(ofBasra.account)).to.deep.equal([]);
    const queue = await (await reviewer.get(paths.reviews('ar'))).text();
    expect(queue).to.include('الرقم 27% غير صحيح &lt;b&gt;');
    expect((await ofBasra.post(paths.closeReport('ar', open!.id))).status).to.equal(404);
    expect((await reviewer.post(paths.closeReport('ar', open!.id))).status).to.equal(303);
    expect(await reports.list(reviewer.account)).to.deep.equal([]);
  });

  it('is reported so often in a minute from one address, and no oftener', async () => {
    const reader = new Visitor(application.origin);
    await reader.ask(paths.report('en', ids[0]!));
    const form = { ...reader.hidden(), text: 'Again' };
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1)
      statuses.push((await reader.send(paths.report('en', ids[0]!), form)).status);
    expect(statuses.at(-1)).to.equal(429);
    expect(reader.html).to.include('Many requests in a short time');
    expect((await reader.ask(paths.practice('en', ids[0]!))).status, 'reading goes on').to.equal(200);
  });
});
