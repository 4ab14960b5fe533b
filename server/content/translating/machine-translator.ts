import type { Locale } from '../../language/index.ts';

/** Milliseconds that a writer waits for a suggestion. */
const patience = 20_000;

/** The other server did not answer with a translation: the writer goes on without. */
export class TranslationUnavailable extends Error {
  override readonly name = 'TranslationUnavailable';
}

export interface MachineTranslator {
  /** Rejects with TranslationUnavailable. */
  translate(text: string, from: Locale, to: Locale): Promise<string>;
}

/** A server that speaks as LibreTranslate does: `POST /translate`. @param key '' where it asks for none */
export function openMachineTranslator(url: string, key: string): MachineTranslator {
  return {
    async translate(text, from, to) {
      try {
        const answer = await fetch(`${url}/translate`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            q: text,
            source: from,
            target: to,
            format: 'text',
            ...(key && { api_key: key }),
          }),
          signal: AbortSignal.timeout(patience),
        });
        const { translatedText } = (await answer.json()) as { translatedText?: unknown };
        if (answer.ok && typeof translatedText === 'string' && translatedText.trim() !== '') {
          return translatedText;
        }
        throw new TranslationUnavailable(`the translation server answered ${answer.status}`);
      } catch (error) {
        if (error instanceof TranslationUnavailable) throw error;
        throw new TranslationUnavailable('the translation server did not answer', { cause: error });
      }
    },
  };
}
