import type { LocalText } from '../../../language/index.ts';
import type { Block } from '../pack-document.ts';
import { say, type Voices } from './voice.ts';

/** What is not shown twice. */
const isShared = ({ is }: Block): boolean => is === 'page' || is === 'code' || is === 'index';

/** What needs the width of a page: the Arabic stands above the English. */
const isWide = (block: Block): boolean =>
  block.is === 'chart' || (block.is === 'table' && block.columns.length > 2);

const isForeign = (text: LocalText, side: 'ar' | 'en'): boolean =>
  (text.language === 'en') !== (side === 'en');

/** A text that is not written in the language of its side says so there: it stands on the other already. */
function onSide(block: Block, side: 'ar' | 'en', voices: Voices): Block {
  if (block.is === 'text' && isForeign(block.text, side)) {
    return { is: 'text', tone: 'note', text: say(voices[side], 'packs:untranslated') };
  }
  return block;
}

/**
 * The same paper in both languages as one: each block level with its translation. Where one of them says more than
 * the other, the rest follows without a partner.
 */
export function beside(ar: readonly Block[], en: readonly Block[], voices: Voices): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < Math.max(ar.length, en.length); at++) {
    const [one, other] = [ar[at], en[at]];
    if (one && isShared(one)) blocks.push(one);
    else if (one && other && isWide(one)) blocks.push(one, other);
    else {
      blocks.push({
        is: 'beside',
        ar: one ? [onSide(one, 'ar', voices)] : [],
        en: other ? [onSide(other, 'en', voices)] : [],
      });
    }
  }
  return blocks;
}
