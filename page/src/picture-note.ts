/** Which picture a message of the MPEG-1 stream is: see the HTTP reference of the server. */
export interface PictureNote {
  /** -1 for the cards that the server shows without a camera. */
  number: number;
  /** When it was taken, in µs since 1970. */
  taken: number;
  /** When it arrived at the server, by the server's clock, in µs since 1970. */
  arrived: number;
}

const PACKET_BYTES = 188;
const SYNC = 0x47;
const VIDEO_PID = 0x100;
const HAS_ADAPTATION = 0x20;
const HAS_CLOCK = 0x10;
const HAS_PRIVATE_DATA = 0x02;
const CLOCK_BYTES = 6;

const REGISTERED_PRIVATE_DATA = 0xdf;
/** "VSpn" */
const FORMAT_IDENTIFIER = 0x5653706e;
const DATA_BYTES = 28;

/** Packets before the first of the picture: the stream's tables. */
const MOST_TABLES = 4;

/** Reads the note in the first video packet of a message; undefined where there is none. */
export function noteIn(message: ArrayBuffer): PictureNote | undefined {
  for (let packet = 0; packet <= MOST_TABLES; packet++) {
    const start = packet * PACKET_BYTES;
    if (start + PACKET_BYTES > message.byteLength) {
      return undefined;
    }
    const view = new DataView(message, start, PACKET_BYTES);
    if (view.getUint8(0) !== SYNC) {
      return undefined;
    }
    if ((view.getUint16(1) & 0x1fff) === VIDEO_PID) {
      return noteInPacket(view);
    }
  }
  return undefined;
}

/** The adaptation field of ISO/IEC 13818-1, 2.4.3.4, as the server writes it. */
function noteInPacket(view: DataView): PictureNote | undefined {
  const flags = (view.getUint8(3) & HAS_ADAPTATION) !== 0 && view.getUint8(4) > 0 ? view.getUint8(5) : 0;
  if ((flags & HAS_PRIVATE_DATA) === 0) {
    return undefined;
  }
  const data = 6 + ((flags & HAS_CLOCK) !== 0 ? CLOCK_BYTES : 0) + 1;
  const isOurs =
    view.getUint8(data) === REGISTERED_PRIVATE_DATA &&
    view.getUint8(data + 1) === DATA_BYTES &&
    view.getUint32(data + 2) === FORMAT_IDENTIFIER;
  return isOurs
    ? {
        number: Number(view.getBigInt64(data + 6)),
        taken: Number(view.getBigInt64(data + 14)),
        arrived: Number(view.getBigInt64(data + 22)),
      }
    : undefined;
}
