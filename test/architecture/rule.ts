import type { HouseFile } from './house.ts';

type Fixture = Readonly<Record<string, string>>;

/** What keeps the house in its shape, with the proof that it would see a breach. */
export interface Rule {
  /** In the present: "asks the database in stores alone". */
  says: string;
  /** What breaks it, a line each, beginning with the path of the file. */
  faultsIn(files: readonly HouseFile[]): string[];
  /** The beginnings of lines that are borne with, and why. */
  allowed?: Readonly<Record<string, string>>;
  /** Small houses (text by path) by what is wrong in them; each must be found. */
  planted: Readonly<Record<string, Fixture>>;
  /** A house with what looks like a fault and is none. */
  sound?: Fixture;
}

/** What breaks the rule and is not allowed, and every allowance that nothing needs: it would hide the next breach. */
export function breachesOf({ faultsIn, allowed = {} }: Rule, files: readonly HouseFile[]): string[] {
  const faults = faultsIn(files);
  const places = Object.keys(allowed);
  return [
    ...faults.filter((fault) => !places.some((place) => fault.startsWith(place))),
    ...places
      .filter((place) => !faults.some((fault) => fault.startsWith(place)))
      .map((place) => `${place} is allowed without need`),
  ];
}
