import { randomBytes } from 'node:crypto';

/** OWASP's least for Argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, lanes: 1 };
const hashBytes = 32;
const saltBytes = 16;

/** Argon2id; hashes in the usual form ($argon2id$v=19$m=…), which says its own cost and salt. */
export interface Argon2 {
  hash(password: string): Promise<string>;
  verify(hashed: string, password: string): Promise<boolean>;
}

/** In the processor's own code, on threads of its own. Rejects where the package has nothing for this machine. */
export async function loadNative(): Promise<Argon2> {
  // The package's own default is Argon2id.
  const { hash, verify } = await import('@node-rs/argon2');
  const options = { memoryCost: cost.memory, timeCost: cost.passes, parallelism: cost.lanes };
  return { hash: (password) => hash(password, options), verify };
}

/** On every machine, but several times as slow and while everything else waits. */
export async function loadPortable(): Promise<Argon2> {
  const { argon2id, argon2Verify } = await import('hash-wasm');
  return {
    hash: (password) =>
      argon2id({
        password,
        salt: randomBytes(saltBytes),
        memorySize: cost.memory,
        iterations: cost.passes,
        parallelism: cost.lanes,
        hashLength: hashBytes,
        outputType: 'encoded',
      }),
    verify: (hash, password) => argon2Verify({ hash, password }),
  };
}

/** The native one, or without it (`npm ci --omit=optional`) the other: each knows the other's hashes. */
export const loadArgon2 = (): Promise<Argon2> => loadNative().catch(loadPortable);
