import { posix } from 'node:path';
import ts from 'typescript';
import type { HouseFile } from './house.ts';
import { isCode, nodesOf, placeOf } from './syntax.ts';

/** One file taking something from another, by any of the ways there are. */
export interface Import {
  from: string;
  /** A file of ours ("server/errors.ts") or a package ("kysely", "node:fs"). */
  to: string;
  isOurs: boolean;
  /** Nothing is left of it when the program runs. */
  isType: boolean;
  /** What is taken by name; "*" for everything. */
  names: string[];
  /** With its line. */
  place: string;
}

interface Taken {
  specifier: ts.Expression | undefined;
  isType: boolean;
  names: string[];
}

function namesOf(clause: ts.ImportClause | undefined): { names: string[]; areTypes: boolean } {
  const bindings = clause?.namedBindings;
  if (!bindings) return { names: [], areTypes: false };
  if (ts.isNamespaceImport(bindings)) return { names: ['*'], areTypes: false };
  const names = bindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
  return {
    names,
    areTypes: !clause.name && names.length > 0 && bindings.elements.every((one) => one.isTypeOnly),
  };
}

/** import, export … from, import(), typeof import(), require(): what is taken, if the node is one of them. */
function takenBy(node: ts.Node): Taken | undefined {
  if (ts.isImportDeclaration(node)) {
    const { names, areTypes } = namesOf(node.importClause);
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || areTypes;
    return { specifier: node.moduleSpecifier, isType, names };
  }
  if (ts.isExportDeclaration(node)) {
    const { exportClause } = node;
    const names =
      exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ propertyName, name }) => (propertyName ?? name).text)
        : ['*'];
    return { specifier: node.moduleSpecifier, isType: node.isTypeOnly, names };
  }
  if (ts.isImportTypeNode(node)) {
    const { argument, qualifier } = node;
    const specifier = ts.isLiteralTypeNode(argument) ? (argument.literal as ts.Expression) : undefined;
    return { specifier, isType: true, names: qualifier ? [qualifier.getText()] : ['*'] };
  }
  if (!ts.isCallExpression(node)) return undefined;
  const isDynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequired = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isDynamic || isRequired ? { specifier: node.arguments[0], isType: false, names: ['*'] } : undefined;
}

function readImports(file: HouseFile): Import[] {
  return nodesOf(file).flatMap((node) => {
    const { specifier, isType = false, names = [] } = takenBy(node) ?? {};
    if (!specifier || !ts.isStringLiteralLike(specifier)) return [];
    const isOurs = specifier.text.startsWith('.');
    const to = isOurs ? posix.join(posix.dirname(file.path), specifier.text) : specifier.text;
    return [{ from: file.path, to, isOurs, isType, names, place: placeOf(node) }];
  });
}

const known = new WeakMap<HouseFile, Import[]>();

/** All that the files take; each file is looked through once. */
export const importsIn = (files: readonly HouseFile[]): Import[] =>
  files.filter(isCode).flatMap((file) => {
    const imports = known.get(file) ?? readImports(file);
    known.set(file, imports);
    return imports;
  });

/** Each way round that leads back to where it began: "a.ts → b.ts → a.ts". */
export function circlesIn(imports: readonly Import[]): string[] {
  const ways = new Map<string, Set<string>>();
  for (const { from, to, isOurs } of imports) {
    if (isOurs) ways.set(from, (ways.get(from) ?? new Set()).add(to));
  }
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): string[] => {
    const at = trail.indexOf(file);
    if (at >= 0) return [[...trail.slice(at), file].join(' → ')];
    if (done.has(file)) return [];
    const found = [...(ways.get(file) ?? [])].flatMap((to) => walk(to, [...trail, file]));
    done.add(file);
    return found;
  };
  return [...ways.keys()].flatMap((file) => walk(file, []));
}
