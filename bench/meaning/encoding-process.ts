import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encoder } from '../../server/meaning/model/encoder.ts';
import { readModelFiles } from '../../server/meaning/model/model-files.ts';
import { loadRuntime } from '../../server/meaning/model/optional-packages.ts';
import { respell } from '../../server/meaning/model/respelling.ts';
import { passagesOf, readUnder, wholeOf } from '../../server/meaning/passages.ts';
import { packageRoot } from '../../server/package-root.ts';
import { analyse } from '../../server/text/index.ts';
import { realText } from '../corpus/real-texts.ts';
import { recordsFolder } from '../paths.ts';
import { fastestTimes, toTimings } from '../report/timings.ts';
import type { EncodingFigures } from './messages.ts';

/** A process that holds the encoder and nothing else. */

const wordsOfRecord = 300;
const recordsMeasured = 20;

interface Asked {
  question: string;
}

const encoder = await Encoder.open(readModelFiles(join(packageRoot, 'models')), await loadRuntime());
const { answerable, unanswerable } = JSON.parse(
  readFileSync(join(packageRoot, 'test', 'meaning', 'questions.json'), 'utf8'),
) as Record<'answerable' | 'unanswerable', Asked[]>;
const questions = [...answerable, ...unanswerable].map(({ question }) => question);

/** Records of so many words each, out of what the sample records say. */
const bodies = (['ar', 'en'] as const).flatMap((language) => {
  const words = realText(recordsFolder, language).split(/(?<=\s)/u);
  return Array.from({ length: recordsMeasured / 2 }, (_, at) => ({
    language,
    text: {
      title: words.slice(at * wordsOfRecord, at * wordsOfRecord + 8).join(''),
      summary: '',
      body: words.slice(at * wordsOfRecord, (at + 1) * wordsOfRecord).join(''),
    },
  }));
});
const readings = bodies.map(({ language, text }) => [
  wholeOf(text),
  ...passagesOf(text).map((passage) => readUnder(text, passage, language)),
]);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const piecesOf = (text: string): number => encoder.tokeniser.encode(text).length;

/** Of each record the sum of its texts, each the fastest of some rounds: what else goes on falls on single texts. */
async function timesOfRecords(): Promise<number[]> {
  const times: number[] = [];
  for (const texts of readings) {
    const fastest = await fastestTimes(texts, (text) => encoder.encode(text));
    times.push(fastest.reduce((sum, time) => sum + time, 0));
  }
  return times;
}

const figures: EncodingFigures = {
  question: toTimings(
    await fastestTimes(questions, (question) => encoder.encode(respell(question, encoder.tokeniser))),
  ),
  record: toTimings(await timesOfRecords()),
  words: toTimings(await fastestTimes(bodies, ({ text }) => analyse(`${text.title}\n${text.body}`))),
  pieces: {
    question: mean(questions.map(piecesOf)),
    record: mean(readings.map((texts) => texts.reduce((sum, text) => sum + piecesOf(text), 0))),
  },
};
process.send?.(figures, () => process.exit(0));
