import Handlebars from 'handlebars';

type Block = Handlebars.HelperOptions;

function present(value: unknown, helper: string): unknown {
  if (value === undefined)
    throw new Error(`{{#${helper}}} was given undefined: the view model lacks a field`);
  return value;
}

/** As Handlebars has it: `isEmpty` takes 0 for something. */
const isNothing = (value: unknown): boolean => !value || Handlebars.Utils.isEmpty(value);

/** Handlebars' own blocks, but a field that the view model lacks is an error instead of "false". */
export const controlFlow = {
  if(this: unknown, value: unknown, options: Block): string {
    const decided = typeof value === 'function' ? (value as () => unknown).call(this) : present(value, 'if');
    return isNothing(decided) ? options.inverse(this) : options.fn(this);
  },
  unless(this: unknown, value: unknown, options: Block): string {
    return isNothing(present(value, 'unless')) ? options.fn(this) : options.inverse(this);
  },
  each(this: unknown, value: unknown, options: Block): string {
    const items = present(value, 'each');
    if (!Array.isArray(items)) throw new Error('{{#each}} takes an array');
    if (items.length === 0) return options.inverse(this);
    return items
      .map((item: unknown, index) => {
        const data = Handlebars.createFrame(options.data as object) as Record<string, unknown>;
        Object.assign(data, { index, first: index === 0, last: index === items.length - 1 });
        return options.fn(item, { data, blockParams: [item, index] });
      })
      .join('');
  },
  with(this: unknown, value: unknown, options: Block): string {
    const scope = present(value, 'with');
    if (Handlebars.Utils.isEmpty(scope)) return options.inverse(this);
    return options.fn(scope, { data: options.data as unknown, blockParams: [scope] });
  },
  eq: (one: unknown, other: unknown): boolean => one === other,
};
