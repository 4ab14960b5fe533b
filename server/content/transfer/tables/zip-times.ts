const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** 1 January 1980, 0:00: where the time of an archive begins. */
const firstTime = 0x00210000;

/** Sets the time of every file in a ZIP archive to the first one there is, so that equal contents are equal bytes. */
export function withoutTimes(archive: Buffer): Buffer {
  const result = Buffer.from(archive);
  const view = new DataView(result.buffer, result.byteOffset, result.byteLength);
  let end = result.length - 22;
  while (end > 0 && view.getUint32(end, true) !== endOfDirectory) end--;
  let at = view.getUint32(end + 16, true);
  while (at < end && view.getUint32(at, true) === directoryEntry) {
    view.setUint32(at + 12, firstTime, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, firstTime, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return result;
}
