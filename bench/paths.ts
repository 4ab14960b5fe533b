import { join } from 'node:path';
import { packageRoot } from '../server/package-root.ts';

export const recordsFolder = join(packageRoot, 'seed', 'records');
export const vocabulariesFolder = join(packageRoot, 'seed', 'vocabularies');
export const termsFile = join(packageRoot, 'seed', 'terms.json');
