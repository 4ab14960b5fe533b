import type { Translate } from '../../web/i18n.ts';
import type { DoctorFinding } from './finding.ts';

const signs = { good: '✓', note: '•', wrong: '✗' } as const;

/** The findings in plain words, with what to do about those that are wrong. @param t texts of `doctor` */
export function toReport(findings: readonly DoctorFinding[], t: Translate): string {
  const lines = findings.flatMap(({ state, says, values }) => [
    `${signs[state]} ${t(`doctor:${says}`, values)}`,
    ...(state === 'wrong' ? [`  → ${t(`doctor:${says}.do`, values)}`] : []),
  ]);
  const count = findings.filter(({ state }) => state === 'wrong').length;
  return [...lines, '', count === 0 ? t('doctor:well') : t('doctor:ill', { count })].join('\n');
}
