/** The named failures of the house. What each means in HTTP is decided in `web/middleware/errors.ts` alone. */

/** What was asked for does not exist, or may not be known to exist by the one who asks. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** The account may not do this. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

/** One thing that is wrong with an input; `path` names the field, `code` the message, `values` what it says. */
export interface Problem {
  readonly path: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The input cannot be taken. Every problem is named, not only the first. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ path, code }) => `${path}: ${code}`).join('; '));
    this.problems = problems;
  }
}

/** Somebody else changed the same thing meanwhile. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}
