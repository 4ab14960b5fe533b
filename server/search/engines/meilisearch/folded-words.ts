import { rememberedStems, tokenise, type Script } from '../../../text/index.ts';

const mostRemembered = 50_000;
const scripts = new Map<string, Script>();

/** The stems of a word that was folded when it was indexed. */
export function stemsOfFolded(word: string): readonly string[] {
  let script = scripts.get(word);
  if (script === undefined) {
    if (scripts.size >= mostRemembered) scripts.clear();
    script = tokenise(word)[0]?.script ?? 'other';
    scripts.set(word, script);
  }
  return rememberedStems(word, script);
}
