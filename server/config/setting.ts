/** What is wrong with one setting, for the person who runs the library. */
export interface SettingProblem {
  readonly name: string;
  /** A clause after the name: "must be a port from 1 to 65535, not "abc"". */
  readonly reason: string;
  readonly example: string;
}

/** What reading a setting gives: its value, or why the text cannot be one. */
export type Reading<T> = { readonly value: T } | { readonly reason: string };

/** One setting of the environment, declared once: reading, the README's table and the doctor come from it. */
export interface Setting<T> {
  /** What it is when it is left out or empty; undefined where that means "without". */
  readonly usual: T;
  /** How the usual is written in the documentation, where it is not the value itself. */
  readonly usualText?: string;
  readonly meaning: string;
  readonly example: string;
  read(text: string): Reading<T>;
}

/** At most the start of what was given: it may be long, or hold what should not be printed whole. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

export const wholeNumber =
  (what: string, least: number, most: number) =>
  (text: string): Reading<number> => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? { value }
      : { reason: `must be ${what} from ${least} to ${most}, not ${quoted(text)}` };
  };

export const oneOf =
  <T extends string>(choices: readonly T[]) =>
  (text: string): Reading<T> => {
    const value = choices.find((choice) => choice === text.toLowerCase());
    return value === undefined
      ? { reason: `must be ${choices.join(' or ')}, not ${quoted(text)}` }
      : { value };
  };

export const onOrOff = (text: string): Reading<boolean> => {
  const read = oneOf(['on', 'off'])(text);
  return 'value' in read ? { value: read.value === 'on' } : read;
};

/** The address as a URL when it has one of `protocols` and a host. */
export function parseAddress(text: string, protocols: readonly string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && protocols.includes(url.protocol) && url.hostname !== '' ? url : undefined;
}
