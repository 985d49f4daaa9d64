/** A picture of a stream as it comes: what it is, and its JPEG file. Times are the server's, in ms since 1970. */
export interface TilePicture {
  stream: string;
  burst: number;
  /** Whether it ends its burst. */
  last: boolean;
  /** Whether it is the camera's; else it says why there is none. */
  signal: boolean;
  number: number;
  taken: number;
  arrived: number;
  sent: number;
  jpeg: Uint8Array<ArrayBuffer>;
}

const VERSION = 1;
const LAST = 1;
const NO_SIGNAL = 2;
const NAME_AT = 40;

/** Reads a message; undefined for one of another layout, as from a server of another version. */
export function readTile(message: ArrayBuffer): TilePicture | undefined {
  const view = new DataView(message);
  if (view.byteLength < NAME_AT || view.getUint8(0) !== VERSION) {
    return undefined;
  }
  const flags = view.getUint8(1);
  const head = view.getUint16(2);
  if (head < NAME_AT || head > view.byteLength) {
    return undefined;
  }
  const millis = (at: number) => Number(view.getBigInt64(at)) / 1000;
  return {
    stream: new TextDecoder().decode(new Uint8Array(message, NAME_AT, head - NAME_AT)),
    burst: view.getUint32(4),
    last: (flags & LAST) !== 0,
    signal: (flags & NO_SIGNAL) === 0,
    number: Number(view.getBigInt64(8)),
    taken: millis(16),
    arrived: millis(24),
    sent: millis(32),
    jpeg: new Uint8Array(message, head),
  };
}
