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

const optionsFor = ({ helpers }: Options): CompileOptions => ({
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
  preventIndent: true,
});

/** Every view, compiled when it is first used; layouts and partials are partials of one another by their name. */
function readAll(options: Options): Templates {
  const { folder, helpers } = options;
  const handlebars = Handlebars.create();
  handlebars.registerHelper({ ...helpers });
  const templates = new Map<string, HandlebarsTemplateDelegate>();
  for (const file of filesBelow(folder)) {
    const name = nameOf(folder, file);
    const template = handlebars.compile(readFileSync(file, 'utf8'), optionsFor(options));
    if (isPage(name)) templates.set(name, template);
    else handlebars.registerPartial(name.replace(/^(layouts|partials)\//, ''), template);
  }
  return templates;
}

/**
 * Compiles every view: for the tests, since at the start it would take longer than all else.
 * @throws Error that names the view that cannot be compiled
 */
export function checkViews(options: Options): void {
  for (const file of filesBelow(options.folder)) {
    try {
      Handlebars.precompile(readFileSync(file, 'utf8'), optionsFor(options));
    } catch (error) {
      const name = nameOf(options.folder, file);
      throw new Error(`views/${name}.hbs: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}

/** The views of `folder`. Nothing is ever compiled from data. */
export function createViews(options: Options): Views {
  let templates = readAll(options);
  return {
    render(name, model) {
      if (options.reload) templates = readAll(options);
      const template = templates.get(name);
      if (!template) throw new Error(`no view ${name}`);
      return template(model, { data: { icons: new Set<string>() } });
    },
  };
}
