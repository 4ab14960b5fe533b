/**
 * What each UTF-16 code unit is to a word, and what it becomes when folded: two tables, built once, so that a
 * text is analysed by look-ups alone. Folding makes one word of its spellings: harakat, tatweel, superscript
 * alef, bidi and zero-width controls are dropped; أإآٱ→ا, ى ی→ي, ک→ك, ة ۀ ە ھ ہ→ه, ؤ→و, ئ→ي; Arabic and
 * Persian digits become 0–9; Latin loses case and accents. Kurdish ڕ ڵ ێ ۆ ڤ and Persian پ چ ژ گ stay.
 */

export const letterKinds = {
  separator: 0,
  arabic: 1,
  latin: 2,
  digit: 3,
  other: 4,
  dropped: 5,
  joiner: 6,
} as const;

/** Kind of each code unit (values of `letterKinds`). */
export const kindOf = new Uint8Array(0x10000);
/** Folded code unit; 0 where it takes more than one (then `foldSlowly` does it). */
export const foldOf = new Uint16Array(0x10000);

const arabicFolds: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ة: 'ه',
  ۀ: 'ه',
  ە: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ؤ: 'و',
  ئ: 'ي',
};

// Marks and controls that stand inside a word without being part of it. \p{Cf} holds bidi and zero-width
// controls and the soft hyphen; tatweel is a letter by Unicode.
const isDropped = (character: string): boolean =>
  character === 'ـ' || /[\p{Mn}\p{Me}\p{Cf}]/u.test(character);

/** The folded form of one character by Unicode's own tables: compatibility forms, case, accents. */
function foldByUnicode(character: string): string {
  const plain = character.normalize('NFKD').toLowerCase();
  return [...plain]
    .filter((part) => !isDropped(part))
    .map((part) => arabicFolds[part] ?? part)
    .join('');
}

function kindByUnicode(character: string): number {
  if (isDropped(character)) return letterKinds.dropped;
  if (/\p{Nd}/u.test(character)) return letterKinds.digit;
  if (!/[\p{L}\p{Mc}\p{No}\p{Nl}]/u.test(character)) return letterKinds.separator;
  if (/\p{Script=Arabic}/u.test(character)) return letterKinds.arabic;
  if (/\p{Script=Latin}/u.test(character)) return letterKinds.latin;
  return letterKinds.other;
}

function foldDigit(character: string): string | undefined {
  const code = character.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return undefined;
}

/**
 * Two thirds of all code units, of which Unicode says the same for each: asking it of every one would hold up the
 * start. Chinese characters fold to themselves, Korean syllables to several letters.
 */
const uniform = [
  { from: 0x3400, to: 0x4dbf, kind: letterKinds.other, foldsToItself: true },
  { from: 0x4e00, to: 0x9fff, kind: letterKinds.other, foldsToItself: true },
  { from: 0xac00, to: 0xd7a3, kind: letterKinds.other, foldsToItself: false },
  { from: 0xe000, to: 0xf8ff, kind: letterKinds.separator, foldsToItself: false },
];
for (const { from, to, kind, foldsToItself } of uniform) {
  kindOf.fill(kind, from, to + 1);
  if (foldsToItself) for (let code = from; code <= to; code++) foldOf[code] = code;
}

for (let code = 0; code < 0x10000; code++) {
  const known = uniform.find(({ from, to }) => code >= from && code <= to);
  if (known) {
    code = known.to;
    continue;
  }
  // Surrogates belong to letters outside the plane (old scripts, emoji): kept together as "other" by the
  // tokeniser only when paired; alone they separate.
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const character = String.fromCharCode(code);
  const kind = kindByUnicode(character);
  kindOf[code] = kind;
  if (kind === letterKinds.separator || kind === letterKinds.dropped) continue;
  const folded = arabicFolds[character] ?? foldDigit(character) ?? foldByUnicode(character);
  foldOf[code] = folded.length === 1 ? folded.charCodeAt(0) : 0;
}
// An apostrophe between letters joins them (don't, governorate's).
for (const apostrophe of "'’ʼ") kindOf[apostrophe.charCodeAt(0)] = letterKinds.joiner;

/** Folds any string, character by character; for what the tables cannot hold and for whole short texts. */
export const foldSlowly = (text: string): string =>
  [...text]
    .map((character) =>
      isDropped(character)
        ? ''
        : (arabicFolds[character] ?? foldDigit(character) ?? foldByUnicode(character)),
    )
    .join('')
    .replace(/\s+/gu, '');
