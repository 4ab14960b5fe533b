import { NotFound } from '../../errors.ts';
import type { Commitment, Workshop } from '../workshop.ts';
import { nextId } from './identifiers.ts';

export type CommitmentValues = Omit<Commitment, 'id'>;

function getCommitment({ commitments }: Workshop, id: string): Commitment {
  const commitment = commitments.find((one) => one.id === id);
  if (!commitment) throw new NotFound(`no commitment ${id}`);
  return commitment;
}

export function addCommitment(workshop: Workshop, values: CommitmentValues): Workshop {
  const commitment = { ...values, id: nextId('c', workshop.commitments) };
  return { ...workshop, commitments: [...workshop.commitments, commitment] };
}

export function changeCommitment(
  workshop: Workshop,
  id: string,
  values: Partial<CommitmentValues>,
): Workshop {
  const before = getCommitment(workshop, id);
  const commitments = workshop.commitments.map((one) => (one === before ? { ...one, ...values } : one));
  return { ...workshop, commitments };
}

export function removeCommitment(workshop: Workshop, id: string): Workshop {
  const gone = getCommitment(workshop, id);
  return { ...workshop, commitments: workshop.commitments.filter((one) => one !== gone) };
}
