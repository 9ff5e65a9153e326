/** Sets the time of every file in a zip, which is otherwise the moment of writing: equal workbooks are equal files. */

// Layout of the records: PKWARE APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
const END = 0x06054b50;
const END_LENGTH = 22;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** 1 January 1980, midnight, the first moment that a zip knows: time, then date. */
const FIRST_MOMENT = (1 << 5) | 1;

/**
 * Changes `zip` in place. It must have no comment, as ours have none.
 * @throws Error when the bytes are not such a zip.
 */
export function fixZipTimes(zip: Uint8Array): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const expect = (at: number, signature: number) => {
    if (view.getUint32(at, true) !== signature) throw new Error(`No zip record ${signature.toString(16)} at ${at}`);
  };
  const end = zip.byteLength - END_LENGTH;
  expect(end, END);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    expect(at, CENTRAL);
    const local = view.getUint32(at + 42, true);
    expect(local, LOCAL);
    setTime(at + 12);
    setTime(local + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }

  function setTime(offset: number): void {
    view.setUint16(offset, 0, true);
    view.setUint16(offset + 2, FIRST_MOMENT, true);
  }
}
