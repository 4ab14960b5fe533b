import { z } from 'zod';
import { contentKinds } from '../../content/index.ts';
import type { Translate } from '../i18n.ts';
import type { Operation } from './operations.ts';
import { problemKinds, problemSchema, type ProblemKind } from './problem.ts';

type JsonSchema = Record<string, unknown> & { properties?: Record<string, JsonSchema>; required?: string[] };

/** OpenAPI 3.1 speaks JSON Schema 2020-12, as zod writes it. */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function parametersOf({ id, inPath, inQuery }: Operation, t: Translate): object[] {
  const of = (schema: z.ZodObject, place: 'path' | 'query') => {
    const { properties = {} } = toJsonSchema(schema, 'input');
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path',
      description: t(`api:parameter.${id}.${name}`),
      schema: property,
    }));
  };
  return [...of(inPath, 'path'), ...of(inQuery, 'query')];
}

function problemResponses(kinds: readonly ProblemKind[], t: Translate) {
  const byStatus = new Map<number, string[]>();
  for (const kind of [...kinds, 'failed' as const]) {
    const status = problemKinds[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), t(`api:problem.${kind}.title`)]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, titles]) => [
      String(status),
      {
        description: titles.join(' · '),
        content: { 'application/problem+json': { schema: ref('Problem') } },
      },
    ]),
  );
}

const operationOf = (operation: Operation, t: Translate) => ({
  operationId: operation.id,
  summary: t(`api:operation.${operation.id}.title`),
  description: t(`api:operation.${operation.id}.text`),
  parameters: parametersOf(operation, t),
  responses: {
    200: {
      description: t('api:answer'),
      headers: { ETag: { schema: { type: 'string' } } },
      content: { 'application/json': { schema: ref(operation.answerName) } },
    },
    304: { description: t('api:notModified') },
    ...problemResponses(operation.problems, t),
  },
});

/** Every field of a record by its name in the interface. */
function withFieldNames(schema: JsonSchema, t: Translate): JsonSchema {
  const kinds = (schema['oneOf'] as JsonSchema[]).map((of, index) => {
    const kind = contentKinds[index]!;
    const values = of.properties?.['values'];
    const named = Object.entries(values?.properties ?? {}).map(([key, property]) => [
      key,
      { title: t(`fields:${kind}.${key}`), ...property },
    ]);
    return {
      ...of,
      properties: {
        ...of.properties,
        values: { ...values, properties: Object.fromEntries(named) as object },
      },
    };
  });
  return { ...schema, oneOf: kinds };
}

/** The description of the API for programs, in the language of `t`. @param origin "https://tajarib.example" */
export function toOpenApi(operations: readonly Operation[], t: Translate, origin: string) {
  const schemas = operations.map(({ answerName, answer }) => [answerName, toJsonSchema(answer)] as const);
  return {
    openapi: '3.1.0',
    info: {
      title: t('api:title'),
      version: '1',
      description: t('api:lead'),
    },
    servers: [{ url: origin }],
    paths: Object.fromEntries(
      operations.map((operation) => [operation.path, { get: operationOf(operation, t) }]),
    ),
    components: {
      schemas: {
        ...Object.fromEntries(
          schemas.map(([name, schema]) => [name, name === 'Record' ? withFieldNames(schema, t) : schema]),
        ),
        Problem: toJsonSchema(problemSchema),
      },
    },
  };
}
