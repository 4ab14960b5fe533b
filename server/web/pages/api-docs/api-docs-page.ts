import type { Vocabularies } from '../../../vocabularies/index.ts';
import { toJsonSchema } from '../../api/openapi.ts';
import { listOperations, type Operation } from '../../api/operations.ts';
import { problemKinds, type ProblemKind } from '../../api/problem.ts';
import { mostPerMinute } from '../../middleware/rate-limit.ts';
import type { PageContext } from '../../page-context.ts';
import { pageHead } from '../../page-head.ts';
import { paths } from '../../paths.ts';
import { parameterRows } from './parameter-values.ts';

/** The fields of an answer; of one that has two forms, those of the first, as they share theirs. */
function fieldRows({ id, answer }: Operation) {
  const schema = toJsonSchema(answer);
  const first = (schema['oneOf'] as (typeof schema)[] | undefined)?.[0] ?? schema;
  return Object.keys(first.properties ?? {}).map((name) => ({ name, meaning: `api:field.${id}.${name}` }));
}

/** @param someRecord number of a record that can be read, for the example */
export function apiDocsPage(
  context: PageContext,
  vocabularies: Vocabularies,
  someRecord: number | undefined,
) {
  const { t, origin } = context;
  const exampleOf = ({ id, example }: Operation): string => {
    if (id !== 'record') return example;
    return someRecord === undefined ? '' : paths.apiRecord(someRecord);
  };
  return {
    page: pageHead(context, { title: t('api:title'), description: t('api:description'), nav: 'about' }),
    openApi: origin + paths.openApi(),
    most: mostPerMinute,
    operations: listOperations(vocabularies).map((operation) => ({
      id: operation.id,
      address: operation.path,
      title: t(`api:operation.${operation.id}.title`),
      textKey: `api:operation.${operation.id}.text`,
      example: exampleOf(operation) && origin + exampleOf(operation),
      parameters: parameterRows(operation, t),
      fields: fieldRows(operation),
    })),
    problems: (Object.entries(problemKinds) as [ProblemKind, number][])
      .filter(([kind]) => kind !== 'not-allowed')
      .map(([kind, status]) => ({
        kind,
        status,
        title: t(`api:problem.${kind}.title`),
        detail: `api:problem.${kind}.detail`,
      })),
  };
}
