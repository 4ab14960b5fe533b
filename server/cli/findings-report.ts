import { closeSync, openSync, writeSync } from 'node:fs';
import type { Finding } from '../content/index.ts';
import type { Terminal } from './terminal.ts';

/** More problems than these are counted, not listed; warnings do not crowd out errors. */
const mostListed = { error: 50, warning: 20 };

/** Tells of problems as they are found: the first ones on the terminal, all of them in the report's file. */
export class FindingsReport {
  private readonly terminal: Terminal;
  private readonly file: string | undefined;
  private readonly descriptor: number | undefined;
  private count = 0;
  private readonly listed = { error: 0, warning: 0 };

  /** @param file a JSON file for all problems; it is made at once, so that a wrong path shows before the work. */
  constructor(terminal: Terminal, file: string | undefined) {
    this.terminal = terminal;
    this.file = file;
    if (file === undefined) return;
    this.descriptor = openSync(file, 'w');
    writeSync(this.descriptor, '[');
  }

  add(finding: Finding): void {
    if (this.listed[finding.severity] < mostListed[finding.severity]) {
      this.listed[finding.severity]++;
      console.error(this.terminal.describe(finding));
    }
    if (this.descriptor !== undefined) {
      const { line, severity, externalId, kind, path, code, values } = finding;
      const message = {
        ar: this.terminal.message('ar', finding),
        en: this.terminal.message('en', finding),
      };
      const entry = JSON.stringify({ line, severity, externalId, kind, path, code, values, message });
      writeSync(this.descriptor, `${this.count > 0 ? ',' : ''}\n${entry}`);
    }
    this.count++;
  }

  /** Says how many were not listed and where all are; ends the file. */
  close(): void {
    if (this.descriptor !== undefined) {
      writeSync(this.descriptor, '\n]\n');
      closeSync(this.descriptor);
      console.error(this.terminal.text('reportWritten', { file: this.file }));
    }
    const unlisted = this.count - this.listed.error - this.listed.warning;
    if (unlisted > 0 && this.file === undefined) {
      console.error(this.terminal.text('moreFindings', { count: unlisted }));
    }
  }
}
