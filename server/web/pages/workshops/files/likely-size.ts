import type { PackFileName } from '../../../../workshops/index.ts';

/**
 * Kilobytes of each file without records and of each record in it, in the language that makes it largest; as the
 * sample workshop measured. Records of other lengths differ, hence "about"; held near what is made by a test.
 */
const kilobytes: Record<PackFileName | 'room.zip', readonly [empty: number, perRecord: number]> = {
  'slides.pptx': [22, 18],
  'handout.docx': [13, 6.8],
  'booklet.pdf': [60, 141],
  'cards.pdf': [25, 6.8],
  'posters.pdf': [25, 11.3],
  'forms.pdf': [70, 0],
  'people.pdf': [50, 0],
  'tables.xlsx': [9, 0.3],
  'agenda.ics': [5, 0],
  'everything.zip': [150, 192],
  'room.zip': [120, 18],
};

/** Kilobytes of a photograph in the room pack; other papers have it in their records. */
const perPhotograph = 80;

/**
 * About how many bytes a file of a pack with so many records has, before it is made; two digits of it.
 * @param photographs that the records bring along
 */
export function likelySize(name: PackFileName | 'room.zip', records: number, photographs = 0): number {
  const [empty, perRecord] = kilobytes[name];
  const ofPhotographs = name === 'room.zip' ? perPhotograph * photographs : 0;
  return Number((empty + perRecord * records + ofPhotographs).toPrecision(2)) * 1024;
}
