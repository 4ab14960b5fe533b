import type { Config } from '../../config.ts';
import { positionKept, vectorFileIn } from '../../meaning/index.ts';
import { good, note, type DoctorFinding } from './finding.ts';
import type { ProcessLook } from './look-at-process.ts';

/** Search by meaning: as the running library tells, else as far as its vectors were kept. The library runs without. */
export function lookAtMeaning(
  { meaning, dataDir }: Pick<Config, 'meaning' | 'dataDir'>,
  readiness: ProcessLook['readiness'],
): DoctorFinding {
  if (!meaning) return note('meaning.switched-off');
  const { position, last } = readiness?.vectors ?? { position: 0, last: 0 };
  switch (readiness?.meaning) {
    case 'ready':
      return good('meaning', { position, last });
    case 'building':
      return note('meaning.building', { position, last });
    case 'off':
      return note('meaning.off');
  }
  const kept = positionKept(vectorFileIn(dataDir));
  return kept === undefined ? note('meaning.missing') : good('meaning.kept', { position: kept });
}
