import type { FacetName } from '../../../search/index.ts';
import { toJsonSchema } from '../../api/openapi.ts';
import type { Operation } from '../../api/operations.ts';
import type { Translate } from '../../i18n.ts';
import { paths } from '../../paths.ts';
import { vocabularyOf } from '../search/facet-labels.ts';

/** More choices than these are told by the name of their vocabulary. */
const mostListed = 6;

interface Shape {
  type?: string;
  enum?: string[];
  items?: Shape;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  default?: string | number;
}

/** What a parameter may be: a sentence, and codes or numbers, which are the same in both languages. */
export interface ParameterRow {
  name: string;
  /** Key of its text. */
  meaning: string;
  label: string;
  values: string;
  /** What is taken when it is left out; '' for nothing. */
  usual: string;
}

function valuesOf(name: string, shape: Shape, t: Translate): Pick<ParameterRow, 'label' | 'values'> {
  const choices = shape.enum ?? shape.items?.enum;
  if (choices && choices.length > mostListed) {
    return {
      label: t('api:values.codes'),
      values: vocabularyOf[name as FacetName] ?? paths.apiVocabularies(),
    };
  }
  if (choices)
    return { label: t(shape.items ? 'api:values.list' : 'api:values.one'), values: choices.join(', ') };
  if (shape.items) return { label: t('api:values.years'), values: '' };
  if (shape.type === 'boolean') return { label: t('api:values.one'), values: 'true, false' };
  if (shape.type === 'string') return { label: t('api:values.text', { limit: shape.maxLength }), values: '' };
  const { minimum, maximum = Number.MAX_SAFE_INTEGER } = shape;
  return maximum < Number.MAX_SAFE_INTEGER
    ? { label: t('api:values.number', { from: minimum ?? 0, to: maximum }), values: '' }
    : { label: t('api:values.positive'), values: '' };
}

/** The parameters of an operation, as its page tells them. */
export function parameterRows({ id, inPath, inQuery }: Operation, t: Translate): ParameterRow[] {
  return [inPath, inQuery].flatMap((schema) => {
    const { properties = {} } = toJsonSchema(schema, 'input');
    return Object.entries(properties).map(([name, property]) => {
      const shape = property as Shape;
      return {
        name,
        meaning: `api:parameter.${id}.${name}`,
        ...valuesOf(name, shape, t),
        usual: shape.default === undefined ? '' : String(shape.default),
      };
    });
  });
}
