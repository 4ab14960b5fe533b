import { StringDecoder } from 'node:string_decoder';

/** What a process says, passed on in whole pieces. */
export interface InPieces {
  take(chunk: Buffer): void;
  /** What came after the last NUL. */
  rest(): string;
}

/** Passes on to `say` what is taken in, all up to each NUL. */
export function createInPieces(say: (piece: string) => void): InPieces {
  const decoder = new StringDecoder('utf8');
  let held = '';
  return {
    take(chunk) {
      held += decoder.write(chunk);
      const end = held.lastIndexOf('\0') + 1;
      if (end === 0) return;
      say(held.slice(0, end).replaceAll('\0', ''));
      held = held.slice(end);
    },
    rest: () => held + decoder.end(),
  };
}
