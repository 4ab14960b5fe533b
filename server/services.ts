import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { findRecipient, makeDemoAccounts, openAccounts } from './accounts/index.ts';
import { openAdministration, WordService } from './administration/index.ts';
import { openAttachments, openStorage } from './attachments/index.ts';
import { BackupService, ownVersion } from './backups/index.ts';
import { keepToThisMachine, type Config } from './config.ts';
import {
  BulkDraftService,
  CallService,
  ContentService,
  createNotifier,
  Glossary,
  loadStartingContent,
  openStillHolds,
  openWriting,
} from './content/index.ts';
import { openDatabase } from './database/index.ts';
import { JobService } from './jobs/index.ts';
import { MailService, openSmtp } from './mail/index.ts';
import { packageRoot } from './package-root.ts';
import { PartnershipService, type Programme } from './partnerships/index.ts';
import { ChangeLog, openSearch, type Concept } from './search/index.ts';
import { loadVocabularies } from './vocabularies/index.ts';
import { createMessageWriter } from './web/emails/write-message.ts';
import { callLinks, noticeLinks } from './web/emails/notice-links.ts';
import { openWorkshops, Press, type WorkshopDocument } from './workshops/index.ts';

const seed = join(packageRoot, 'seed');
const readSeed = (name: string): unknown => JSON.parse(readFileSync(join(seed, name), 'utf8'));

/** Builds everything once, by hand. The first call in an empty library makes its schema and starting content. */
export async function createServices(config: Config, log: Logger) {
  keepToThisMachine();
  const clock = (): Date => new Date();
  const vocabularies = loadVocabularies(join(seed, 'vocabularies'));
  const database = await openDatabase(config.database);
  try {
    const changeLog = new ChangeLog(database);
    const jobs = new JobService({
      database,
      clock,
      onFailure: ({ id, kind, isLast }, error) => log.error({ err: error, id, kind, isLast }, 'a job failed'),
      onError: (error) => log.error({ err: error }, 'the jobs cannot be read'),
    });
    const mail = new MailService({
      database,
      jobs,
      clock,
      ...createMessageWriter({
        locales: join(packageRoot, 'locales'),
        views: join(packageRoot, 'views'),
      }),
      findRecipient,
      deliver: config.mail && (await openSmtp(config.mail.smtpUrl, config.mail.from)),
    });
    const people = await openAccounts({ database, mail, clock, secondFactor: !config.demo });
    const demo = { accounts: config.demo ? await makeDemoAccounts(people) : [] };
    const administration = openAdministration({
      database,
      jobs,
      mail,
      people,
      dataDir: config.dataDir,
      clock,
    });
    const content = new ContentService({ database, changeLog, clock });
    people.offices.handOverWith((tx, from, to) => content.handOver(tx, from, to));
    const attachments = await openAttachments({
      database,
      jobs,
      dataDir: config.dataDir,
      files: config.files,
      clock,
      listNamed: () => content.listNamedFiles(),
      onText: (tx, hash) => content.noteFileRead(tx, hash),
    });
    const backups = new BackupService({
      database,
      jobs,
      audit: people.audit,
      source: {
        location: config.database,
        storage: await openStorage(config.dataDir, config.files),
        version: ownVersion(),
      },
      settings: config.backups,
      clock,
      onFailure: (error) => log.error({ err: error }, 'a backup could not be made'),
    });
    const words = new WordService({
      database,
      audit: people.audit,
      vocabularies,
      terms: readSeed('terms.json') as Concept[],
      onCodeChanged: (tx, code) => content.noteCodeChanged(tx, code),
    });
    await words.refresh();
    const glossary = new Glossary(words.termsInForce());
    words.onChange((terms) => glossary.replace(terms));
    const stillHolds = await openStillHolds(database);
    const writing = openWriting({
      database,
      changeLog,
      vocabularies,
      clock,
      audit: people.audit,
      nameFiles: (tx, hashes) => attachments.touch(tx, hashes),
      config: config.writing,
      onEvent: createNotifier({
        mail,
        listAccounts: () => people.accounts.listAccounts(),
        linkTo: noticeLinks(config.publicUrl, stillHolds),
      }),
    });
    jobs.repeatDaily(() => writing.reviewing.doDaily());
    const calls = new CallService({
      database,
      jobs,
      mail,
      audit: people.audit,
      offices: people.offices,
      vocabularies,
      clock,
      listAccounts: () => people.accounts.listAccounts(),
      linkTo: callLinks(config.publicUrl),
    });
    const bulkDrafts = new BulkDraftService({
      ...{ database, vocabularies, clock },
      writing: writing.writing,
      offices: people.offices,
      audit: people.audit,
    });
    const partnerships = new PartnershipService(database);
    const { workshops, ballots, evaluations } = openWorkshops({
      database,
      content,
      vocabularies,
      clock,
      post: { jobs, mail },
      readSeed,
    });
    const press = new Press();
    await partnerships.addMissing(readSeed('programme.json') as Programme, clock());
    await workshops.addMissing(readSeed('workshops.json') as WorkshopDocument[], clock());
    const seeded =
      config.seed === 'sample'
        ? await loadStartingContent(database, content, join(seed, 'records'), clock())
        : 0;
    if (seeded > 0)
      await workshops.addMissing(readSeed('sample-workshops.json') as WorkshopDocument[], clock());
    const search = await openSearch({
      database,
      changeLog,
      vocabularies,
      terms: words.termsInForce(),
      words,
      dataDir: config.dataDir,
      engine: config.search,
      meaning: config.meaning,
      loadDocuments: (ids) => content.loadSearchDocuments(ids),
      recallDocuments: (ids) => content.recallSearchDocuments(ids),
      readFiles: (hashes) => attachments.listPages(hashes),
      log,
    });

    return {
      config,
      log,
      database,
      vocabularies,
      changeLog,
      jobs,
      mail,
      attachments,
      backups,
      ...people,
      ...administration,
      demo,
      content,
      ...writing,
      calls,
      bulkDrafts,
      words,
      glossary,
      stillHolds,
      partnerships,
      workshops,
      ballots,
      evaluations,
      press,
      search,
      /** Rejects when the database does not answer. */
      libraryVersion: async () => `${await database.version()} ${search.version}`,
      pingDatabase: () => database.ping(),
      /** What this start has done, for the line on the terminal. */
      started: { migrated: database.migrated, seeded },
      /** Ends everything, in the reverse order of its making. */
      async close(): Promise<void> {
        // Idle threads do not keep the process alive; one that waits for them to end does.
        const awake = setInterval(() => undefined, 1_000);
        try {
          await jobs.stop();
          await backups.stop();
          press.close();
          await search.close();
          await database.close();
        } finally {
          clearInterval(awake);
        }
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

export type Services = Awaited<ReturnType<typeof createServices>>;
