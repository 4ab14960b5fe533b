import { facetNames } from '../../search-engine.ts';
import { FacetColumn } from './facet-column.ts';
import type { Column } from './growable.ts';
import { InvertedIndex, type LabelsOf } from './inverted-index.ts';
import { Lexicon } from './lexicon.ts';
import { fromPieces, toPieces } from './lines.ts';
import type { PostingColumns } from './posting-shard.ts';
import type { Postings } from './postings.ts';
import type { FacetColumns } from './record-table.ts';
import { readColumns, writeColumns, type ColumnSource, type ColumnsRead } from '../../../column-file.ts';

/** Rises whenever the layout below or the text analysis changes: older snapshots are then built anew. */
export const snapshotVersion = 6;

/** What an index is an index of: another library's snapshot, or one with other vocabularies, is not taken. */
export interface SnapshotIdentity {
  library: string;
  labels: string;
}

interface Header extends SnapshotIdentity {
  version: number;
  position: number;
  combinations: Record<string, readonly (readonly string[])[]>;
}

const postingColumns = ['start', 'values', 'weights', 'addedLists', 'addedValues', 'addedWeights'] as const;

function fromLexicon(name: string, lexicon: Lexicon): ColumnSource {
  const { letters, starts } = lexicon.toColumns();
  return [
    [`${name}:letters`, [letters]],
    [`${name}:starts`, [starts]],
  ];
}

function fromPostings(name: string, postings: Postings): ColumnSource {
  const shards = postings.toColumns();
  return postingColumns.map((column) => [`${name}:${column}`, shards.map((shard) => shard[column])]);
}

/**
 * The index as it is at this moment. What is written later may be put in meanwhile: columns that only grow are
 * taken up to their present end, those that change are copied.
 */
function toColumns(index: InvertedIndex): ColumnSource {
  const { texts, records, words, stems, similar, spellings } = index;
  const cut = <T extends Column>(column: T, size: number): [T] => [column.subarray(0, size) as T];
  const textColumns = ['record', 'language', 'titleEnd', 'summaryEnd', 'length', 'wordStart'] as const;
  return [
    ...fromLexicon('words', words),
    ...fromLexicon('stems', stems),
    ...fromLexicon('grams', similar.grams),
    ['wordStems', [index.wordStemColumn()]],
    ['wordTexts', [index.wordTexts.slice(0, words.size)]],
    ['spelledWords', [Uint32Array.from(spellings.keys())]],
    ['spellings', toPieces([...spellings.values()], spellings.size)],
    ...fromPostings('stems', index.postings),
    ...fromPostings('grams', similar.postings),
    ...fromPostings('near', index.near.postings),
    ...fromPostings('keys', index.keys.postings),
    ['ids', cut(records.ids, records.size)],
    ['alive', [records.alive.slice(0, records.size)]],
    ['published', cut(records.published, records.size)],
    ['evidence', cut(records.evidence, records.size)],
    ...facetNames.map((name): [string, [Column]] => [
      `facet:${name}`,
      [records.facets[name].toColumn(records.size)],
    ]),
    ...textColumns.map((name): [string, [Column]] => [`text:${name}`, cut<Column>(texts[name], texts.size)]),
    ['text:words', texts.words.toColumns()],
  ];
}

/**
 * Writes the index to `file` as it is now; what is put in while it is written is in the next one.
 * @returns the position that was written
 */
export async function writeSnapshot(
  file: string,
  index: InvertedIndex,
  identity: SnapshotIdentity,
): Promise<number> {
  const { position, records } = index;
  const header: Header = {
    ...identity,
    version: snapshotVersion,
    position,
    combinations: Object.fromEntries(
      facetNames.map((name) => [name, [...records.facets[name].combinations]]),
    ),
  };
  await writeColumns(file, header, toColumns(index));
  return position;
}

/** The index in `file`; undefined where there is none that fits: missing, cut, changed, older, another's. */
export function readSnapshot(
  file: string,
  identity: SnapshotIdentity,
  labelsOf: LabelsOf,
): InvertedIndex | undefined {
  const found = readColumns<Header>(
    file,
    ({ version, library, labels }) =>
      version === snapshotVersion && library === identity.library && labels === identity.labels,
  );
  return found && toIndex(found.header, found.columns, labelsOf);
}

function toIndex(header: Header, columns: ColumnsRead, labelsOf: LabelsOf): InvertedIndex {
  const pieces = <T extends Column>(name: string): T[] => (columns.get(name) ?? []) as T[];
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the file says which type it is
  const column = <T extends Column>(name: string): T => pieces<T>(name)[0]!;
  const restorePostings = (name: string, postings: Postings): void => {
    const shards = pieces(`${name}:start`).map((_, shard) =>
      Object.fromEntries(postingColumns.map((part) => [part, pieces(`${name}:${part}`)[shard]])),
    );
    postings.restore(shards as PostingColumns[]);
  };
  const lexicon = (name: string): Lexicon =>
    Lexicon.from({ letters: column(`${name}:letters`), starts: column(`${name}:starts`) });
  const index = new InvertedIndex(labelsOf);
  index.words = lexicon('words');
  index.stems = lexicon('stems');
  index.wordStems = column('wordStems');
  index.wordTexts = column('wordTexts');
  restorePostings('stems', index.postings);
  index.similar.restore(lexicon('grams'), index.words.size);
  restorePostings('grams', index.similar.postings);
  restorePostings('near', index.near.postings);
  restorePostings('keys', index.keys.postings);
  const spellings = [...fromPieces(pieces('spellings'))];
  column<Uint32Array>('spelledWords').forEach((word, at) => index.spellings.set(word, spellings[at]!));
  index.records.restore({
    ids: column('ids'),
    alive: column('alive'),
    published: column('published'),
    evidence: column('evidence'),
    facets: Object.fromEntries(
      facetNames.map((name) => [
        name,
        FacetColumn.from(header.combinations[name] ?? [], column(`facet:${name}`)),
      ]),
    ) as FacetColumns,
  });
  const { texts } = index;
  for (const name of ['record', 'length', 'wordStart'] as const) texts[name] = column(`text:${name}`);
  for (const name of ['titleEnd', 'summaryEnd'] as const) texts[name] = column(`text:${name}`);
  texts.language = column('text:language');
  texts.words.restore(pieces('text:words'));
  texts.size = texts.record.length;
  texts.countWords();
  index.position = header.position;
  return index;
}
