import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account, Role } from '../../server/accounts/index.ts';
import { packageRoot } from '../../server/package-root.ts';
import { loadVocabularies } from '../../server/vocabularies/index.ts';
import { openWorkshops, type NewWorkshop } from '../../server/workshops/index.ts';
import { now, type Library } from './library.ts';

export const readSeed = (name: string): unknown =>
  JSON.parse(readFileSync(join(packageRoot, 'seed', name), 'utf8'));

export const vocabularies = loadVocabularies(join(packageRoot, 'seed', 'vocabularies'));

/** The workshops of a library, and what is voted and said at them. */
export const workshopsOf = ({ database, content }: Library) =>
  openWorkshops({ database, content, vocabularies, clock: () => now, readSeed });

/** Somebody who is signed in, without a row of their own. */
export const accountOf = (id: number, ...roles: Role[]): Account => ({
  id,
  name: `account ${id}`,
  locale: 'en',
  roles,
  officeId: null,
  governorates: [],
  sectors: [],
});

/** What a facilitator fills in first. */
export const newWorkshop: NewWorkshop = {
  title: { en: 'Exchange in Basra', ar: 'تبادل التجارب في البصرة' },
  start: '2026-10-11',
  place: { en: 'Basra', ar: 'البصرة' },
  organiser: { en: 'Governorate office', ar: 'ديوان المحافظة' },
  participants: [{ governorate: 'IQ-BA', number: 10, women: 4 }],
};
