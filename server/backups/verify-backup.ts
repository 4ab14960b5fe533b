import { ArchiveBroken, type ArchiveReader } from './archive/archive-reader.ts';
import type { Member } from './archive/archive-writer.ts';
import { BackupRefused } from './backup-refused.ts';
import { backupFormat, checkLine, memberNames, readManifest, type Manifest } from './manifest.ts';
import { isKnownMigration } from '../database/index.ts';

/** A backup that is as it was written, to the last byte. */
export interface Verified {
  manifest: Manifest;
  /** By name. */
  members: ReadonlyMap<string, Member>;
}

async function readSmall(archive: ArchiveReader, member: Member): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of archive.content(member)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads the whole file. Rejects with BackupRefused for anything but a whole backup that this library understands. */
export async function verifyBackup(archive: ArchiveReader): Promise<Verified> {
  const members = new Map<string, Member>();
  try {
    for await (const member of archive.listMembers()) {
      if (members.size === 0) await checkFormat(archive, member);
      if (members.has(member.name)) throw new BackupRefused('damaged', { member: member.name });
      members.set(member.name, member);
    }
  } catch (error) {
    if (!(error instanceof ArchiveBroken)) throw error;
    if (members.size === 0) throw new BackupRefused('no-backup', {}, error);
    throw error.how === 'cut'
      ? new BackupRefused('cut', {}, error)
      : new BackupRefused('damaged', { member: [...members.keys()].at(-1)! }, error);
  }
  if (members.size === 0) throw new BackupRefused('no-backup');
  const manifest = await findManifest(archive, members);
  compare(manifest, members);
  const unknown = manifest.migrations.find((name) => !isKnownMigration(name));
  if (unknown !== undefined) throw new BackupRefused('newer', { version: manifest.version });
  return { manifest, members };
}

async function checkFormat(archive: ArchiveReader, member: Member): Promise<void> {
  if (member.name !== memberNames.format || member.size > 20) throw new BackupRefused('no-backup');
  const said = (await readSmall(archive, member)).toString();
  if (!/^[1-9]\d*\n$/.test(said)) throw new BackupRefused('no-backup');
  if (Number(said) > backupFormat) throw new BackupRefused('newer', { version: said.trim() });
}

/** The two last members: what is in the file, and the hash of that. */
async function findManifest(archive: ArchiveReader, members: ReadonlyMap<string, Member>): Promise<Manifest> {
  const [listed, check] = [members.get(memberNames.manifest), members.get(memberNames.check)];
  if (!listed) throw new BackupRefused('incomplete', { member: memberNames.manifest });
  if (!check) throw new BackupRefused('incomplete', { member: memberNames.check });
  const line = check.size < 200 ? (await readSmall(archive, check)).toString() : '';
  const manifest = line === checkLine(listed.sha256) && readManifest(await readSmall(archive, listed));
  if (!manifest) throw new BackupRefused('damaged', { member: memberNames.manifest });
  return manifest;
}

/** Every member that the manifest names is there as it says, and nothing else. */
function compare({ tables, files }: Manifest, members: ReadonlyMap<string, Member>): void {
  const named = new Set<string>([memberNames.format, memberNames.manifest, memberNames.check]);
  const listed = [
    ...tables.map((table) => ({ ...table, name: memberNames.table(table.name) })),
    ...files.map((file) => ({ ...file, name: memberNames.file(file.sha256) })),
  ];
  for (const { name, size, sha256 } of listed) {
    const member = members.get(name);
    if (!member) throw new BackupRefused('incomplete', { member: name });
    if (member.size !== size || member.sha256 !== sha256)
      throw new BackupRefused('damaged', { member: name });
    named.add(name);
  }
  for (const name of members.keys())
    if (!named.has(name)) throw new BackupRefused('foreign', { member: name });
}
