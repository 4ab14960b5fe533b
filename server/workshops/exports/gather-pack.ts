import type { WorkshopService } from '../workshop-service.ts';
import type { Visitor } from '../workshop-access.ts';
import type { PackSource } from './compose/pack-source.ts';

/** A workshop as `visitor` may see it, with its records as they were picked. Rejects with NotFound. */
export async function gatherPack(
  workshops: WorkshopService,
  externalId: string,
  visitor: Visitor,
  paper: Pick<PackSource, 'language' | 'voices' | 'address'>,
): Promise<PackSource> {
  const workshop = await workshops.getWorkshop(externalId, visitor);
  const pack = await workshops.getPack(workshop);
  const records = pack.flatMap(({ record }) => record ?? []);
  return { ...paper, workshop, records, withdrawn: pack.length - records.length };
}
