import {
  fieldsOn,
  screensOf,
  type ContentKind,
  type Field,
  type Screen,
  type WorkingRecord,
} from '../../../content/index.ts';
import { NotFound, type Problem } from '../../../errors.ts';
import type { Locale } from '../../../language/index.ts';
import type { Translate } from '../../i18n.ts';
import { paths } from '../../paths.ts';

export type ScreenState = 'done' | 'started' | 'empty';

/** One line of the list of tasks. */
export interface Task {
  number: number;
  name: string;
  href: string;
  state: ScreenState;
  stateLabel: string;
  current: boolean;
  part: Screen['part'];
}

/** The screen of an address. @throws NotFound */
export function getScreen(kind: ContentKind, name: unknown): Screen {
  const screen = screensOf(kind).find((one) => one.name === name);
  if (!screen) throw new NotFound(`no screen ${String(name)}`);
  return screen;
}

/** The screen after `screen`, of its part; undefined after the last. */
export function screenAfter(kind: ContentKind, screen: Screen): Screen | undefined {
  const screens = screensOf(kind);
  const next = screens[screens.indexOf(screen) + 1];
  return next?.part === screen.part ? next : undefined;
}

export function screenBefore(kind: ContentKind, screen: Screen): Screen | undefined {
  const screens = screensOf(kind);
  return screens[screens.indexOf(screen) - 1];
}

const keyOf = ({ path }: Problem): string => path.split('.')[0]!;

/** Governorate and country answer one question: what is said of either belongs to both. */
export function problemsOn(fields: readonly Field[], problems: readonly Problem[]): Problem[] {
  const keys = new Set(fields.map(({ key }) => key));
  return problems.filter((problem) => keys.has(keyOf(problem)));
}

/** Where a field is asked. */
export const screenOfField = (kind: ContentKind, key: string): Screen | undefined =>
  screensOf(kind).find(({ fields, more = [] }) => fields.includes(key) || more.includes(key));

function stateOf(screen: Screen, { record }: WorkingRecord, problems: readonly Problem[]): ScreenState {
  const asked = fieldsOn(record.kind, { ...screen, more: [] });
  if (problemsOn(fieldsOn(record.kind, screen), problems).length === 0) return 'done';
  const values = record.values as Readonly<Record<string, unknown>>;
  // Who may read is chosen from the start.
  return asked.some(({ key }) => key !== 'visibility' && values[key] !== undefined) ? 'started' : 'empty';
}

interface TaskContext {
  locale: Locale;
  t: Translate;
  /** Of the level that each part is for. */
  problems: Readonly<Record<Screen['part'], readonly Problem[]>>;
}

/** Every screen with its state in a word. */
export const tasksOf = (
  working: WorkingRecord,
  current: Screen | undefined,
  { locale, t, problems }: TaskContext,
): Task[] =>
  screensOf(working.record.kind).map((screen, index) => {
    const state = stateOf(screen, working, problems[screen.part]);
    const isCurrent = screen === current;
    return {
      number: index + 1,
      name: t(`contribute:screen.${working.record.kind}.${screen.name}`),
      href: paths.draftScreen(locale, working.record.id, screen.name),
      state,
      stateLabel: t(isCurrent ? 'contribute:task.here' : `contribute:task.${state}`),
      current: isCurrent,
      part: screen.part,
    };
  });
