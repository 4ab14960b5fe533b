import { parentPort, workerData } from 'node:worker_threads';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as arabic from '@zxcvbn-ts/language-ar';

/** Weighs one password and ends: the lists of words take 70 MB and a second, which nobody else should wait for. */
const { password, personal } = workerData as { password: string; personal: string[] };

const lists = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...arabic.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
});
parentPort!.postMessage(lists.check(password, personal).guesses);
