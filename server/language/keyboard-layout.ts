/** The keys of the Arabic 101 layout (Windows, Iraq) and of US QWERTY, key by key. */
const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./";
const arabic = ['ذ', ...'ضصثقفغعهخحجدشسيبلاتنمكطئءؤر', 'لا', ...'ىةوزظ'];
const latinShifted = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?';
const arabicShifted = [
  'َ',
  'ً',
  'ُ',
  'ٌ',
  'لإ',
  'إ',
  '‘',
  '÷',
  '×',
  '؛',
  '<',
  '>',
  'ِ',
  'ٍ',
  ']',
  '[',
  'لأ',
  'أ',
  'ـ',
  '،',
  '/',
  ':',
  '"',
  '~',
  'ْ',
  '}',
  '{',
  'لآ',
  'آ',
  '’',
  ',',
  '.',
  '؟',
];

const toArabic = new Map<string, string>([
  ...[...latin].map((key, at): [string, string] => [key, arabic[at]!]),
  ...[...latinShifted].map((key, at): [string, string] => [key, arabicShifted[at]!]),
]);
const toLatin = new Map<string, string>(arabic.map((letter, at) => [letter, latin[at]!]));

/**
 * The text as it comes out when the same keys are pressed on the other layout: `hgldhi` → `المياه`, `حعةح` →
 * `pump`. Undefined for a text without letters, or with letters of both scripts.
 */
export function onOtherLayout(text: string): string | undefined {
  const hasArabic = /\p{Script=Arabic}/u.test(text);
  const hasLatin = /[a-z]/i.test(text);
  if (hasArabic === hasLatin) return undefined;
  if (hasLatin)
    return [...text].map((key) => toArabic.get(key) ?? toArabic.get(key.toLowerCase()) ?? key).join('');
  return text.replace(/لا|./gsu, (letter) => toLatin.get(letter) ?? letter);
}
