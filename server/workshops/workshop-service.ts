import { randomBytes } from 'node:crypto';
import { can, type Account } from '../accounts/index.ts';
import type { ContentService } from '../content/index.ts';
import type { Database, Transaction } from '../database/index.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import type { Vocabularies } from '../vocabularies/index.ts';
import { countDays } from './agenda.ts';
import { resolvePack, type PackRecord } from './pack.ts';
import { proposeQuestions, type QuestionForms } from './questions.ts';
import type { ReminderService } from './room/reminder-service.ts';
import { copyOf, endOf, fromTemplate, type Templates, type WorkshopTemplate } from './templates.ts';
import { mayChange, mayRead, withoutPrivate, type Visitor } from './workshop-access.ts';
import { checkWorkshop } from './workshop-check.ts';
import { toWorkshop, type WorkshopDocument } from './workshop-document.ts';
import { recordsQuotedIn, withoutWithdrawn } from './withdrawn.ts';
import * as store from './workshop-store.ts';
import type { PickedRecord, Question, Workshop } from './workshop.ts';

interface Dependencies {
  database: Database;
  content: ContentService;
  vocabularies: Vocabularies;
  /** `seed/workshop-templates.json` and `seed/workshop-questions.json`. */
  templates: Templates;
  questions: QuestionForms;
  clock: () => Date;
  /** Where commitments are reminded of by mail. */
  reminders?: ReminderService | undefined;
}

export type NewWorkshop = Pick<Workshop, 'title' | 'start' | 'place' | 'organiser' | 'participants'> & {
  /** The last day; that of the template, or of the copied workshop, where it is left out. */
  end?: string;
  /** Code of a template to begin with. */
  template?: string;
  /** External id of a workshop to begin with. */
  copyOf?: string;
};

const newExternalId = (): string => `w-${randomBytes(5).toString('hex')}`;
const newKey = (): string => randomBytes(12).toString('base64url');

/** The workshops at which practices and lessons are exchanged: who sees which, and every change of one. */
export class WorkshopService {
  private readonly parts: Dependencies;

  constructor(parts: Dependencies) {
    this.parts = parts;
  }

  /** As `visitor` may see it. Rejects with NotFound when there is none for them. */
  async getWorkshop(externalId: string, visitor: Visitor = {}): Promise<Workshop> {
    const workshop = await store.findWorkshop(this.parts.database.reader, externalId);
    if (!workshop || !mayRead(workshop, visitor)) throw new NotFound(`no workshop ${externalId}`);
    const [shown] = await this.withoutWithdrawn([workshop]);
    return mayChange(workshop, visitor.account) ? shown! : withoutPrivate(shown!);
  }

  /** `workshops` without the words of records that readers no longer see. */
  async withoutWithdrawn(workshops: readonly Workshop[]): Promise<Workshop[]> {
    const { content, questions } = this.parts;
    const quoted = [...new Set(workshops.flatMap(recordsQuotedIn))];
    const records = quoted.length > 0 ? await content.listPublishedByExternalIds(quoted) : [];
    const seen = new Set(records.map(({ externalId }) => externalId));
    return workshops.map((workshop) => withoutWithdrawn(workshop, seen, questions.withdrawn));
  }

  /** Whole, for those who may change it; rejects with NotAllowed for those who may only read. */
  async getForChange(externalId: string, account: Account | undefined): Promise<Workshop> {
    const workshop = await store.findWorkshop(this.parts.database.reader, externalId);
    return checkedForChange(workshop, externalId, account);
  }

  /** All that `visitor` may see, the newest first. */
  async listWorkshops(visitor: Visitor = {}): Promise<Workshop[]> {
    const workshops = await store.listWorkshops(this.parts.database.reader);
    const shown = await this.withoutWithdrawn(workshops.filter((workshop) => mayRead(workshop, visitor)));
    return shown
      .map((workshop) => (mayChange(workshop, visitor.account) ? workshop : withoutPrivate(workshop)))
      .sort((one, other) => (one.start < other.start ? 1 : one.start > other.start ? -1 : 0));
  }

  listTemplates(): readonly WorkshopTemplate[] {
    return this.parts.templates.templates;
  }

  /** Makes a workshop of `account`, from a template or a copy where one is named. */
  async createWorkshop(account: Account | undefined, values: NewWorkshop): Promise<Workshop> {
    if (!account || !can(account, 'workshop.write')) throw new NotAllowed('may not make workshops');
    const begun = await this.begin(values, account);
    const { template: _template, copyOf: _copy, ...given } = values;
    const workshop: Workshop = {
      ...toWorkshop({ externalId: newExternalId(), end: given.start, ...begun, ...given }),
      end: given.end ?? begun.end ?? given.start,
      facilitators: [account.id],
      key: newKey(),
    };
    this.check(workshop);
    const now = this.parts.clock().toISOString();
    await this.parts.database.transaction((tx) => store.addWorkshop(tx, workshop, now));
    return workshop;
  }

  /** Changes a workshop; `edit` sees it as it is when its turn comes, and what it throws changes nothing. */
  changeWorkshop(
    account: Account | undefined,
    externalId: string,
    edit: (workshop: Workshop, tx: Transaction) => Workshop | Promise<Workshop>,
  ): Promise<Workshop> {
    return this.parts.database.transaction(async (tx) => {
      await this.takeTurn(tx, externalId);
      const before = checkedForChange(await store.findWorkshop(tx, externalId), externalId, account);
      const edited = await edit(before, tx);
      const workshop = { ...edited, externalId, version: before.version + 1 };
      this.check(workshop);
      await store.putWorkshop(tx, workshop, this.parts.clock().toISOString());
      await this.parts.reminders?.schedule(tx, workshop);
      return workshop;
    });
  }

  /** Deletes a workshop with its ballots, for good. */
  deleteWorkshop(account: Account | undefined, externalId: string): Promise<void> {
    return this.parts.database.transaction(async (tx) => {
      await this.takeTurn(tx, externalId);
      checkedForChange(await store.findWorkshop(tx, externalId), externalId, account);
      await store.deleteWorkshop(tx, externalId);
    });
  }

  /** Until `tx` ends, nobody else changes the workshop, opens or closes its exercises, or votes in them. */
  takeTurn(tx: Transaction, externalId: string): Promise<void> {
    return this.parts.database.takeTurn(tx, `workshop ${externalId}`);
  }

  /** The pack as everyone may see it now, in its order. */
  async getPack({ pack }: Pick<Workshop, 'pack'>): Promise<PackRecord[]> {
    const { content } = this.parts;
    const [pinned, published] = await Promise.all([
      content.listPinned(pack),
      content.listPublishedByExternalIds(pack.map(({ record }) => record)),
    ]);
    return resolvePack(pack, pinned, published);
  }

  /** The records with these numbers as readers see them now, pinned; what nobody may see is left out. */
  async pinRecords(ids: readonly number[]): Promise<PickedRecord[]> {
    const records = await this.parts.content.listPublished(ids);
    return records.map(({ externalId, revision }) => ({ record: externalId, revision }));
  }

  /** Number of the revision that readers see of a record, if they see one. */
  async findPublishedRevision(externalId: string): Promise<number | undefined> {
    return (await this.parts.content.findPublishedByExternalId(externalId))?.revision;
  }

  /** Questions drawn from those of `pack` that are named. */
  proposeQuestions(pack: readonly PackRecord[], records: readonly string[]): Question[] {
    const { questions, vocabularies } = this.parts;
    return pack.flatMap(({ pick, record }) =>
      record && records.includes(pick.record) ? proposeQuestions(record, questions, vocabularies) : [],
    );
  }

  /** Public workshops in which a record is an option of an exercise that was decided. */
  async listDecisions(externalId: string): Promise<Workshop[]> {
    const workshops = await this.listWorkshops();
    return workshops.filter(({ exercises }) =>
      exercises.some(({ result, options }) => result && options.some(({ record }) => record === externalId)),
    );
  }

  /** Puts in those of `workshops` that are missing. */
  async addMissing(workshops: readonly WorkshopDocument[], now: Date): Promise<void> {
    const known = await store.listWorkshops(this.parts.database.reader);
    const missing = workshops.filter(({ externalId }) => !known.some((one) => one.externalId === externalId));
    if (missing.length === 0) return;
    await this.parts.database.transaction(async (tx) => {
      for (const workshop of missing) await store.addWorkshop(tx, workshop, now.toISOString());
    });
  }

  private async begin(values: NewWorkshop, account: Account): Promise<Partial<Workshop>> {
    const { templates, evaluation } = this.parts.templates;
    const questions = evaluation.map((text, index) => ({ id: `q${index + 1}`, text }));
    if (values.copyOf !== undefined) {
      const copied = await this.getWorkshop(values.copyOf, { account });
      return { ...copyOf(copied), end: endOf(values.start, countDays(copied)) };
    }
    const template = templates.find(({ code }) => code === values.template);
    if (!template) return { evaluation: { questions, open: false } };
    return {
      ...fromTemplate(template),
      purpose: template.purpose,
      end: endOf(values.start, template.days),
      evaluation: { questions, open: false },
    };
  }

  private check(workshop: Workshop): void {
    const problems = checkWorkshop(workshop, this.parts.vocabularies);
    if (problems.length > 0) throw new InvalidInput(problems);
  }
}

function checkedForChange(
  workshop: Workshop | undefined,
  externalId: string,
  account: Account | undefined,
): Workshop {
  if (!workshop || !(mayRead(workshop, { account }) || mayChange(workshop, account))) {
    throw new NotFound(`no workshop ${externalId}`);
  }
  if (!mayChange(workshop, account)) throw new NotAllowed(`may not change workshop ${externalId}`);
  return workshop;
}

/** Deletes every sample workshop with its ballots, for good; answers how many there were. */
export function removeSampleWorkshops(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    const samples = (await store.listWorkshops(tx)).filter(({ sample }) => sample);
    for (const { externalId } of samples) await store.deleteWorkshop(tx, externalId);
    return samples.length;
  });
}
