import { expect } from 'chai';
import { paths } from '../../../../server/web/paths.ts';
import { signInAs, type SignedIn } from '../../../support/accounts.ts';
import { startApplication, type Application } from '../../../support/application.ts';
import { pdf, photograph, takeFile } from '../../../support/files.ts';
import { rawGet } from '../../../support/raw-request.ts';
import { practice } from '../../../support/records.ts';

describe('who reads a published record, and for how long', function () {
  this.timeout(60_000);
  let application: Application;
  let member: SignedIn;
  let photo: string;
  let plan: string;
  const ids = new Map<string, number>();
  const visibilities = ['public', 'members', 'workshop'] as const;

  before(async () => {
    application = await startApplication({ env: { SEED: 'none' } });
    const { attachments, content } = application.services;
    photo = await takeFile(attachments, 'pump.jpg', await photograph(400, 300));
    plan = await takeFile(attachments, 'plan.pdf', pdf('night flow'));
    const media = [
      { file: photo, name: 'pump.jpg', alt: { ar: 'مضخة' }, consent: true },
      { file: plan, name: 'plan.pdf' },
    ];
    await content.importBatch(
      visibilities.map((visibility) => practice(visibility, { media, visibility })),
      new Date(),
    );
    for await (const { id, externalId } of content.exportAll()) ids.set(externalId, id);
    member = await signInAs(application, 'translator');
  });
  after(() => application.stop());

  const everything = (id: number): string[] => [
    paths.practice('ar', id),
    paths.recordInBoth('en', 'practice', id),
    paths.recordFile('ar', 'practice', id, 'docx', 'ar'),
    paths.file(id, plan),
    paths.picture(id, photo, 320),
  ];

  it('everybody what is public, members what is for them, and nobody here what is for a workshop', async () => {
    for (const visibility of visibilities) {
      for (const path of everything(ids.get(visibility)!)) {
        const [anybody, theirs] = [await fetch(application.origin + path), await member.get(path)];
        expect(anybody.status, path).to.equal(visibility === 'public' ? 200 : 404);
        expect(theirs.status, path).to.equal(visibility === 'workshop' ? 404 : 200);
      }
    }
  });

  it('members are told that it is for them alone, and where the others of its kind are', async () => {
    const page = await (await member.get(paths.practice('ar', ids.get('members')!))).text();
    expect(page).to.include('للأعضاء المسجلين وحدهم');
    const own = await (await member.get(paths.contribute('en'))).text();
    expect(own).to.include(`href="${paths.practice('en', ids.get('members')!)}"`);
    expect(own).not.to.include(paths.practice('en', ids.get('workshop')!));
    const answer = await member.get(paths.recordPicture('en', 'practice', ids.get('members')!));
    expect([answer.status, answer.headers.get('cache-control')]).to.deep.equal([200, 'private, no-store']);
  });

  it('its files are not kept on the way, are asked for again, and are gone with it', async () => {
    const id = ids.get('public')!;
    const files = [paths.file(id, plan), paths.picture(id, photo, 320)];
    const tags: string[] = [];
    for (const path of files) {
      const { headers } = await fetch(application.origin + path);
      expect(headers.get('cache-control')).to.equal('private, max-age=60, must-revalidate');
      tags.push(headers.get('etag')!);
    }
    const again = (at: number) => rawGet(application.origin, files[at]!, { 'if-none-match': tags[at]! });
    expect([(await again(0)).status, (await again(1)).status]).to.deep.equal([304, 304]);
    const reviewer = await signInAs(application, 'reviewer');
    await application.services.reviewing.withdraw(reviewer.account, id, { reason: 'طلب الجهة' });
    expect([(await again(0)).status, (await again(1)).status]).to.deep.equal([404, 404]);
  });
});
