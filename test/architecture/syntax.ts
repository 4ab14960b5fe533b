import ts from 'typescript';
import type { HouseFile } from './house.ts';

export const isCode = ({ path }: HouseFile): boolean => /\.(ts|mjs|js)$/.test(path);

function parse({ path, text }: HouseFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true), visit);
  return nodes;
}

const parsed = new WeakMap<HouseFile, readonly ts.Node[]>();

/** Every node of the file as TypeScript's own parser reads it, outer before inner; read once. */
export function nodesOf(file: HouseFile): readonly ts.Node[] {
  const nodes = parsed.get(file) ?? parse(file);
  parsed.set(file, nodes);
  return nodes;
}

/** "server/web/routes.ts:12" */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}

/** The places of the nodes that are of this sort, in all files of code. */
export const placesOf = (files: readonly HouseFile[], isSought: (node: ts.Node) => boolean): string[] =>
  files.filter(isCode).flatMap((file) => nodesOf(file).filter(isSought).map(placeOf));
