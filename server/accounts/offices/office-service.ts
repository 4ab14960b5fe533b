import type { Database, Transaction } from '../../database/index.ts';
import { InvalidInput, NotFound, type Problem } from '../../errors.ts';
import type { Account } from '../account.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { nameProblem } from '../user-name.ts';
import type { Office, OfficeValues } from './office.ts';
import * as store from './office-store.ts';

interface Parts {
  database: Database;
  audit: AuditTrail;
  clock: () => Date;
}

/** Hands what belongs to an office over to another, as a part of the same transaction; answers how many. */
export type HandOver = (tx: Transaction, from: number, to: number) => Promise<number>;

/** The offices that own records: governorate departments, directorates, partner authorities. */
export class OfficeService {
  private readonly parts: Parts;
  private readonly belongings: HandOver[] = [];

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Rooms above, whose things belong to offices, say how they are handed over. */
  handOverWith(handOver: HandOver): void {
    this.belongings.push(handOver);
  }

  /** Rejects with NotFound. */
  async getOffice(id: number): Promise<Office> {
    const office = Number.isSafeInteger(id) && (await store.findOffice(this.parts.database.reader, id));
    if (!office) throw new NotFound(`no office ${id}`);
    return office;
  }

  /** Where there is one; null for nobody's. */
  async findOffice(id: number | null): Promise<Office | undefined> {
    return Number.isSafeInteger(id) ? store.findOffice(this.parts.database.reader, id!) : undefined;
  }

  listOffices(): Promise<Office[]> {
    return store.listOffices(this.parts.database.reader);
  }

  /** Rejects with InvalidInput. Answers its number. */
  async create(by: Account | undefined, values: OfficeValues): Promise<number> {
    checkValues(values);
    return this.parts.database.transaction(async (tx) => {
      const id = await store.addOffice(tx, values, this.now());
      await this.record(tx, by, 'created', id, { name: values.name });
      return id;
    });
  }

  /** Rejects with NotFound and InvalidInput. */
  async change(by: Account, id: number, values: OfficeValues): Promise<void> {
    await this.getOffice(id);
    checkValues(values);
    await this.parts.database.transaction(async (tx) => {
      await store.changeOffice(tx, id, values);
      await this.record(tx, by, 'changed', id, { name: values.name });
    });
  }

  /** Opens an office again that was closed. */
  async reopen(by: Account, id: number): Promise<void> {
    await this.getOffice(id);
    await this.parts.database.transaction(async (tx) => {
      await store.closeOffice(tx, id, null);
      await this.record(tx, by, 'reopened', id);
    });
  }

  /**
   * Closes an office, and lets its people and everything that belongs to it go over to office `to`. Rejects with
   * InvalidInput where that is none to go to.
   */
  async handOver(by: Account, id: number, to: number): Promise<void> {
    const [, target] = await Promise.all([this.getOffice(id), this.findOffice(to)]);
    if (!target || target.id === id || target.closedAt !== null)
      throw new InvalidInput([{ path: 'to', code: 'office.no-target' }]);
    await this.parts.database.transaction(async (tx) => {
      await store.moveMembers(tx, id, to);
      let things = 0;
      for (const handOver of this.belongings) things += await handOver(tx, id, to);
      await store.closeOffice(tx, id, this.now());
      await this.record(tx, by, 'handed-over', id, { to, things });
    });
  }

  private now(): string {
    return this.parts.clock().toISOString();
  }

  private record(
    tx: Transaction,
    by: Account | undefined,
    done: string,
    id: number,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    return this.parts.audit.record(tx, { by, action: `office.${done}`, subject: `office ${id}`, details });
  }
}

/** One language is enough for a name; each that is there is one. */
function checkValues({ name, kind }: OfficeValues): void {
  const problems: (Problem | undefined)[] = [];
  if (!name.ar && !name.en) problems.push({ path: 'nameAr', code: 'office.name.missing' });
  if (name.ar) problems.push(nameProblem('nameAr', name.ar));
  if (name.en) problems.push(nameProblem('nameEn', name.en));
  if (kind === '') problems.push({ path: 'kind', code: 'office.kind.missing' });
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new InvalidInput(found);
}
