import type { Script } from './tokens.ts';

/**
 * One key for a name in both scripts: its consonants, those that the scripts do not tell apart taken together
 * (بانثرز and Panthers: PNTRS). Vowels and what stands for them are left out.
 */
const arabicConsonants: Record<string, string> = {
  ...{ ب: 'P', پ: 'P', ت: 'T', ط: 'T', ث: 'T', ج: 'G', چ: 'S', گ: 'G', غ: 'G', خ: 'K', ق: 'K', ك: 'K' },
  ...{ د: 'D', ض: 'D', ذ: 'D', ر: 'R', ڕ: 'R', ز: 'S', ژ: 'S', ظ: 'S', س: 'S', ش: 'S', ص: 'S' },
  ...{ ف: 'F', ڤ: 'F', ل: 'L', ڵ: 'L', م: 'M', ن: 'N' },
};
const latinPairs: Record<string, string> = {
  ...{ ph: 'F', th: 'T', sh: 'S', ch: 'S', ck: 'K', kh: 'K', gh: 'G', dh: 'D' },
};
const latinConsonants: Record<string, string> = {
  ...{ b: 'P', p: 'P', t: 'T', g: 'G', j: 'G', k: 'K', q: 'K', c: 'K', d: 'D', r: 'R', z: 'S', s: 'S' },
  ...{ x: 'KS', f: 'F', v: 'F', l: 'L', m: 'M', n: 'N' },
};
/** Weak letters, which Arabic typed in Latin letters keeps (miyah → مياه). */
const arabicWeak: Record<string, string> = { ي: 'Y', و: 'W', ه: 'H', ح: 'H' };
const latinWeak: Record<string, string> = { y: 'Y', w: 'W', h: 'H' };

const shortestKey = 3;

function spell(word: string, script: Script, weak: boolean): string {
  let key = '';
  const push = (sound: string | undefined): void => {
    if (sound && !key.endsWith(sound)) key += sound;
  };
  if (script === 'arabic') {
    for (const letter of word) push(arabicConsonants[letter] ?? (weak ? arabicWeak[letter] : undefined));
    return key;
  }
  for (let at = 0; at < word.length; at++) {
    const pair = latinPairs[word.slice(at, at + 2)];
    if (pair) {
      push(pair);
      at++;
    } else if (word[at] === 'c' && 'eiy'.includes(word[at + 1] ?? '-')) push('S');
    else push(latinConsonants[word[at]!] ?? (weak ? latinWeak[word[at]!] : undefined));
  }
  return key;
}

const article = { arabic: /^(?:و|ف)?(?:ب|ك)?(?:ال|لل)(?=..)/u, latin: /^(?:al|el)-?(?=...)/ };

/** The keys of a folded word: of its consonants, and with weak letters. Fewer than three say nothing. */
export function nameKeys(word: string, script: Script): string[] {
  if (script !== 'arabic' && script !== 'latin') return [];
  const forms = new Set([word, word.replace(article[script], '')]);
  const keys = new Set<string>();
  for (const form of forms) {
    const strong = spell(form, script, false);
    // ة at the end is not spoken.
    const weak = spell(script === 'arabic' && form.length > 4 ? form.replace(/ه$/u, '') : form, script, true);
    if (strong.length >= shortestKey) keys.add(strong);
    if (weak.length >= shortestKey) keys.add(`~${weak}`);
  }
  return [...keys];
}
