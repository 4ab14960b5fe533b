import { createHash } from 'node:crypto';
import { MeilisearchRefusal, type Transport } from './transport.ts';

/** All that running the library takes; nothing of keys, dumps or other indexes. */
export const neededActions = [
  'search',
  'documents.add',
  'documents.get',
  'documents.delete',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.swap',
  'settings.get',
  'settings.update',
  'tasks.get',
] as const;

const wanted = {
  name: 'Tajarib',
  description: 'Fills and searches the indexes of the library; made by it from the key that it was given.',
  actions: neededActions,
  indexes: ['tajarib*'],
  expiresAt: null,
};

/** Changes with the rights, so that a key with others is another key. In the form of a UUID. */
function keyUid(): string {
  const hex = createHash('sha256').update(JSON.stringify(wanted)).digest('hex');
  const [one, two, three, four, five] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `${one}-${two}-4${three}-a${four}-${five}`;
}

interface Key {
  key: string;
}

const within = 5_000;

/**
 * The key to work with: one of the least rights where the given one may make keys (a master key may), else the
 * given one. The server derives a key from its master key and the key's name, so it comes out the same each time.
 */
export async function findLeastKey(transport: Transport, given: string): Promise<string> {
  if (given === '') return given;
  const uid = keyUid();
  try {
    return (await transport.ask<Key>({ method: 'GET', path: `keys/${uid}`, within }, given)).key;
  } catch (error) {
    if (!(error instanceof MeilisearchRefusal)) throw error;
    // A key that may not read keys may not make any.
    if (error.code !== 'api_key_not_found') return given;
  }
  try {
    return (
      await transport.ask<Key>({ method: 'POST', path: 'keys', body: { uid, ...wanted }, within }, given)
    ).key;
  } catch (error) {
    if (error instanceof MeilisearchRefusal && error.status === 403) return given;
    // Another process was quicker.
    if (error instanceof MeilisearchRefusal && error.code === 'api_key_already_exists') {
      return (await transport.ask<Key>({ method: 'GET', path: `keys/${uid}`, within }, given)).key;
    }
    throw error;
  }
}
