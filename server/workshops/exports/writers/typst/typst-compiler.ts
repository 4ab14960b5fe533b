import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../../../../package-root.ts';

/** What is used of the compiler; its package brings no types for the part of one platform. */
interface Compiler {
  pdf(source: Compiled, options: { pdfStandard?: string; creationTimestamp?: number }): Buffer;
  plainSvg(source: Compiled): string;
  evictCache(maxAge: number): void;
}
interface Compiled {
  mainFilePath: string;
  inputs: Record<string, string>;
}
interface CompilerModule {
  NodeCompiler: {
    create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): Compiler;
  };
}

/** This machine has no Typst: its package exists for Linux on x64 alone. */
export class PdfUnavailable extends Error {
  override readonly name = 'PdfUnavailable';
}

const require = createRequire(import.meta.url);
const folder = join(packageRoot, 'views', 'print');
/** Amiri holds both scripts, and what is set in it can be searched and copied. */
const fonts = ['400Regular', '700Bold'].map((face) =>
  join(require.resolve('@expo-google-fonts/amiri/package.json'), '..', face),
);

/** "gnu" or "musl", by what the process itself is linked to. */
function libraryOfC(): string {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime ? 'gnu' : 'musl';
}

export const isPdfAvailable = (): boolean => {
  try {
    require.resolve(compilerName());
    return true;
  } catch {
    return false;
  }
};

const compilerName = (): string =>
  `@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}-${libraryOfC()}`;

let compiler: Compiler | undefined;

function openCompiler(): Compiler {
  if (!isPdfAvailable()) throw new PdfUnavailable(`no Typst for ${process.platform} ${process.arch}`);
  const { NodeCompiler } = require(compilerName()) as CompilerModule;
  return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fonts }] });
}

/** Sets `data` in a template of `views/print`. The texts in it stay texts. */
export function typeset(
  template: string,
  data: object,
  options: { pdfStandard?: string; creationTimestamp?: number },
): Buffer {
  compiler ??= openCompiler();
  const inputs = { data: JSON.stringify(data) };
  try {
    return compiler.pdf({ mainFilePath: join(folder, `${template}.typ`), inputs }, options);
  } finally {
    // Without this each document stays in memory.
    compiler.evictCache(0);
  }
}

/** The first page as a picture made of outlines, which needs no font where it is shown. */
export function drawPage(template: string, data: object): string {
  compiler ??= openCompiler();
  try {
    return compiler.plainSvg({
      mainFilePath: join(folder, `${template}.typ`),
      inputs: { data: JSON.stringify(data) },
    });
  } finally {
    compiler.evictCache(0);
  }
}
