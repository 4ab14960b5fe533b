import { expect } from 'chai';
import type { ContentRecord } from '../../server/content/index.ts';
import { resolvePack } from '../../server/workshops/index.ts';

const record = (externalId: string, revision: number, attribution?: string) =>
  ({
    externalId,
    revision,
    kind: attribution ? 'lesson' : 'practice',
    values: attribution ? { attribution } : {},
  }) as ContentRecord;
const picks = [
  { record: 'b', revision: 1 },
  { record: 'a', revision: 2 },
];

describe('the pack', () => {
  it('keeps the order of the picks and the revisions that were picked', () => {
    const pack = resolvePack(picks, [record('a', 2), record('b', 1)], [record('a', 2), record('b', 1)]);
    expect(
      pack.map(({ record: { externalId, revision } = {}, state }) => [externalId, revision, state]),
    ).to.deep.equal([
      ['b', 1, 'current'],
      ['a', 2, 'current'],
    ]);
  });

  it('says when readers see a newer one, and stays with the one picked', () => {
    const [first] = resolvePack(picks, [record('b', 1)], [record('b', 3)]);
    expect(first).to.deep.include({ state: 'newer', latest: 3, record: record('b', 1) });
  });

  it('shows nothing of a record that was withdrawn', () => {
    const [, second] = resolvePack(picks, [record('b', 1)], [record('b', 1)]);
    expect(second).to.deep.equal({ pick: picks[1], state: 'withdrawn' });
  });

  it('does not name an office that has asked since not to be named', () => {
    const [lesson] = resolvePack(
      [{ record: 'l', revision: 1 }],
      [record('l', 1, 'office')],
      [record('l', 2, 'anonymous')],
    );
    expect(lesson).to.deep.include({ state: 'newer', record: record('l', 2, 'anonymous') });
  });
});
