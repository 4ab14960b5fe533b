import {
  InvalidConfiguration,
  listMisspelt,
  loadConfig,
  type Config,
  type Environment,
} from '../../config.ts';
import { good, note, wrong, type DoctorFinding } from './finding.ts';

/** The configuration, where it can be read; without it nothing else can be looked at. */
export function lookAtConfiguration(env?: Environment): { config?: Config; findings: DoctorFinding[] } {
  const misspelt = listMisspelt(env).map(({ name, meant }) => note('misspelt', { name, meant }));
  try {
    return { config: loadConfig(env), findings: [good('configuration'), ...misspelt] };
  } catch (error) {
    if (!(error instanceof InvalidConfiguration)) throw error;
    const problems = error.problems.map((problem) => wrong('setting', { ...problem }));
    return { findings: [...problems, ...misspelt] };
  }
}
