import { z } from 'zod';

/** Rises when the layout below changes so that an older library could not read it. */
export const backupFormat = 1;

export const memberNames = {
  /** The first: the number of the format, so that an old library can say that it is too old. */
  format: 'tajarib-backup',
  table: (name: string): string => `tables/${name}.jsonl.gz`,
  file: (hash: string): string => `files/${hash}`,
  manifest: 'manifest.json',
  /** The last: the manifest's own hash, as `sha256sum` writes it. */
  check: 'manifest.json.sha256',
} as const;

/**
 * Not in backups: who is signed in, and who tried. Whoever signs out stays out, also after an older state was put
 * back.
 */
export const leftOut: readonly string[] = ['sessions', 'sign_in_attempts'];

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const manifestSchema = z.strictObject({
  format: z.literal(backupFormat),
  /** ISO 8601 instant: the moment that the backup shows is this one or a little later. */
  madeAt: z.iso.datetime(),
  /** Of the library that made it. */
  version: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  migrations: z.array(z.string()),
  tables: z.array(z.strictObject({ name: z.string().regex(/^[a-z_]+$/), rows: count, size: count, sha256 })),
  /** The highest number that was given, of each table that numbers its rows. */
  numbers: z.record(z.string(), count),
  /** Photographs and documents; each is named by its SHA-256. */
  files: z.array(z.strictObject({ sha256, size: count })),
  /** Files that the storage no longer had, or had damaged. */
  lost: z.array(sha256),
});

export type Manifest = z.infer<typeof manifestSchema>;

export const writeManifest = (manifest: Manifest): Buffer =>
  Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);

/** Undefined where `bytes` are no manifest. */
export function readManifest(bytes: Buffer): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(bytes.toString()));
  } catch {
    return undefined;
  }
}

/** The line that `sha256sum --check` reads. */
export const checkLine = (hash: string): string => `${hash}  ${memberNames.manifest}\n`;
