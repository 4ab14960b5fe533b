import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Whether LibreOffice is on this machine. */
export function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** An Office file as LibreOffice prints it. @param ending "docx", "pptx" */
export async function printedByOffice(bytes: Uint8Array, ending: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tajarib-office-'));
  try {
    const file = join(folder, `file.${ending}`);
    await writeFile(file, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await promisify(execFile)('soffice', [
      ...['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file],
    ]);
    return await readFile(join(folder, 'file.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
