import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';

interface Options {
  /** `views/`. */
  folder: string;
  helpers: Readonly<Record<string, Handlebars.HelperDelegate>>;
  /** Read the files again for every page: while they are being written. */
  reload?: boolean;
}

export interface Views {
  /** @param name of a page without ".hbs": "pages/home/home". @throws where the view asks for what `model` lacks */
  render(name: string, model: object): string;
}

type Templates = ReadonlyMap<string, HandlebarsTemplateDelegate>;

/** Path below `folder` without ".hbs", with "/" on every system. */
const nameOf = (folder: string, file: string): string =>
  relative(folder, file)
    .split(sep)
    .join('/')
    .replace(/\.hbs$/, '');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Messages stand at the top of their folder. */
const isPage = (name: string): boolean => name.startsWith('pages/') || !name.includes('/');

/** Every view, checked and compiled; layouts and partials are partials of one another by their name. */
function compileAll({ folder, helpers }: Options): Templates {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({ ...helpers });
  const options: CompileOptions = {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
    preventIndent: true,
  };
  const templates = new Map<string, HandlebarsTemplateDelegate>();
  for (const file of filesBelow(folder)) {
    const name = nameOf(folder, file);
    const source = readFileSync(file, 'utf8');
    try {
      // `compile` waits for the first use; a view that cannot be compiled has to fail at the start.
      handlebars.precompile(source, options);
    } catch (error) {
      throw new Error(`views/${name}.hbs: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
    const template = handlebars.compile(source, options);
    if (isPage(name)) templates.set(name, template);
    else handlebars.registerPartial(name.replace(/^(layouts|partials)\//, ''), template);
  }
  return templates;
}

/** The views of `folder`. Nothing is ever compiled from data. */
export function createViews(options: Options): Views {
  let templates = compileAll(options);
  return {
    render(name, model) {
      if (options.reload) templates = compileAll(options);
      const template = templates.get(name);
      if (!template) throw new Error(`no view ${name}`);
      return template(model, { data: { icons: new Set<string>() } });
    },
  };
}
