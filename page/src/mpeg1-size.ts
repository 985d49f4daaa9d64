/** The start of a message holds the stream's tables, the header of the picture's packet and then the sequence header. */
const SEARCHED_BYTES = 1024;

/** The size in an MPEG-1 sequence header (00 00 01 B3, then 12 bits each), as "650x485"; only I frames have one. */
export function sizeIn(message: ArrayBuffer): string | undefined {
  const bytes = new Uint8Array(message, 0, Math.min(message.byteLength, SEARCHED_BYTES));
  const view = new DataView(message);
  for (let at = 0; at + 7 <= bytes.length; at++) {
    if (bytes[at] === 0 && view.getUint32(at) === 0x1b3) {
      const width = view.getUint16(at + 4) >> 4;
      const height = view.getUint16(at + 5) & 0xfff;
      return `${width}x${height}`;
    }
  }
  return undefined;
}
