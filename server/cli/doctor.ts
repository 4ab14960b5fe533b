import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { terminalLanguage } from '../config.ts';
import { isLocale } from '../language/index.ts';
import { packageRoot } from '../package-root.ts';
import { loadTranslations } from '../web/i18n.ts';
import { examine } from './doctor/examine.ts';
import { toReport } from './doctor/report.ts';

const { values } = parseArgs({ options: { lang: { type: 'string' } }, strict: false });
const locale = isLocale(values.lang) ? values.lang : terminalLanguage();
const findings = await examine();
console.log(toReport(findings, loadTranslations(join(packageRoot, 'locales')).translator(locale)));
process.exitCode = findings.some(({ state }) => state === 'wrong') ? 1 : 0;
