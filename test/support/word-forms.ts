import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeWordForm, type ContentKind } from '../../server/content/index.ts';
import { vocabularies } from './words.ts';

/** Words of an empty form: what it says is not looked at when it is read. */
export const formWords = (locale: 'ar' | 'en') => ({
  locale,
  title: 'A form',
  lead: 'Fill it in',
  screen: (name: string) => name,
  label: (path: string) => path,
  hint: () => '',
  t: (key: string) => key,
});

/** Writes answers into the empty cells of a form, as Word does. */
export function fillForm(form: Uint8Array, answers: Readonly<Record<string, string>>): Uint8Array {
  const parts = unzipSync(form);
  let xml = strFromU8(parts['word/document.xml']!);
  for (const [path, answer] of Object.entries(answers)) {
    const at = xml.indexOf(`{${path}}`);
    if (at < 0) throw new Error(`the form does not ask for ${path}`);
    const cell = xml.indexOf('<w:tc>', at);
    const end = xml.indexOf('</w:p>', cell);
    const runs = answer
      .split('\n')
      .map((line) => `<w:r><w:t xml:space="preserve">${line}</w:t></w:r>`)
      .join('</w:p><w:p>');
    xml = xml.slice(0, end) + runs + xml.slice(end);
  }
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
}

/** A form of `kind` that somebody has filled in. */
export async function filledForm(
  kind: ContentKind,
  locale: 'ar' | 'en',
  answers: Readonly<Record<string, string>>,
): Promise<Buffer> {
  return Buffer.from(fillForm(await writeWordForm(kind, formWords(locale), vocabularies), answers));
}
