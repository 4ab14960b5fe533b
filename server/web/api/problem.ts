import { z } from 'zod';
import { InvalidInput, NotAllowed, NotFound } from '../../errors.ts';
import { EngineUnavailable } from '../../search/index.ts';
import type { Translate } from '../i18n.ts';

/** The kinds of failure of the API, each with its HTTP status. Their texts are `problem.<kind>` of `api`. */
export const problemKinds = {
  'invalid-parameters': 400,
  'bad-request': 400,
  'not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-many-requests': 429,
  failed: 500,
  'getting-ready': 503,
} as const;
export type ProblemKind = keyof typeof problemKinds;

/** RFC 9457, with every wrong parameter by name. */
export const problemSchema = z.object({
  type: z.string().meta({ format: 'uri-reference' }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** The number of the request, to be quoted when telling of the failure. */
  reference: z.string(),
  errors: z.array(z.object({ parameter: z.string(), code: z.string(), detail: z.string() })).optional(),
});
export type ProblemAnswer = z.infer<typeof problemSchema>;

/** Another method than a path has. */
export class MethodNotAllowed extends Error {
  override readonly name = 'MethodNotAllowed';
}

export function problemKindOf(error: unknown): ProblemKind {
  if (error instanceof InvalidInput) return 'invalid-parameters';
  if (error instanceof NotFound) return 'not-found';
  if (error instanceof NotAllowed) return 'not-allowed';
  if (error instanceof MethodNotAllowed) return 'method-not-allowed';
  if (error instanceof EngineUnavailable) return 'getting-ready';
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 429) return 'too-many-requests';
  // Express says so of what cannot be decoded.
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : 'failed';
}

interface Place {
  t: Translate;
  /** Where the kinds are explained: "https://tajarib.example/en/api". */
  explained: string;
  reference: string;
}

export function toProblemAnswer(error: unknown, { t, explained, reference }: Place): ProblemAnswer {
  const kind = problemKindOf(error);
  const errors = error instanceof InvalidInput ? error.problems : [];
  return {
    type: `${explained}#${kind}`,
    title: t(`api:problem.${kind}.title`),
    status: problemKinds[kind],
    detail: t(`api:problem.${kind}.detail`),
    reference,
    ...(errors.length > 0 && {
      errors: errors.map(({ path, code, values = {} }) => ({
        parameter: path,
        code,
        detail: t(`api:fault.${code}`, { ...values, parameter: path }),
      })),
    }),
  };
}
