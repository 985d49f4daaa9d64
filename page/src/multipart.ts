/** One part of a multipart stream: its headers by their names in small letters, and its bytes. */
export interface Part {
  headers: ReadonlyMap<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

const MOST_HEAD_BYTES = 8192;
const MOST_BODY_BYTES = 128 * 1024 * 1024;

const CR = 0x0d;
const LF = 0x0a;

/**
 * Takes a multipart stream apart (RFC 2046 5.1) whose parts tell their lengths, as the server's do, so that each is
 * handed on with its last byte. Throws at what is no such stream, or is larger than a picture can be.
 */
export class MultipartReader {
  readonly #onPart: (part: Part) => void;
  readonly #head = new Uint8Array(MOST_HEAD_BYTES);
  #headBytes = 0;
  #headers: ReadonlyMap<string, string> | undefined;
  #body = new Uint8Array(0);
  #bodyBytes = 0;

  constructor(onPart: (part: Part) => void) {
    this.#onPart = onPart;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      at = this.#headers ? this.#readBody(chunk, at, this.#headers) : this.#readHead(chunk, at);
    }
  }

  /** Reads up to the blank line behind the headers; what stands before the first of them is passed over. */
  #readHead(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      if (this.#headBytes === MOST_HEAD_BYTES) {
        throw new Error(`the headers of a part are longer than ${MOST_HEAD_BYTES} bytes`);
      }
      this.#head[this.#headBytes++] = chunk[at]!;
      if (this.#isBlankLine()) {
        const headers = headersIn(new TextDecoder("latin1").decode(this.#head.subarray(0, this.#headBytes)));
        this.#headBytes = 0;
        if (headers.size > 0) {
          this.#headers = headers;
          this.#body = new Uint8Array(lengthIn(headers));
          this.#bodyBytes = 0;
          return at + 1;
        }
      }
    }
    return chunk.length;
  }

  #isBlankLine(): boolean {
    const [head, end] = [this.#head, this.#headBytes];
    return (
      end >= 4 && head[end - 1] === LF && head[end - 2] === CR && head[end - 3] === LF && head[end - 4] === CR
    );
  }

  #readBody(chunk: Uint8Array, from: number, headers: ReadonlyMap<string, string>): number {
    const piece = chunk.subarray(from, from + this.#body.length - this.#bodyBytes);
    this.#body.set(piece, this.#bodyBytes);
    this.#bodyBytes += piece.length;
    if (this.#bodyBytes === this.#body.length) {
      const body = this.#body;
      this.#headers = undefined;
      this.#body = new Uint8Array(0);
      this.#onPart({ headers, body });
    }
    return from + piece.length;
  }
}

/** Boundaries are lines without a name, and passed over with all else that is no header. */
function headersIn(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0 && !line.startsWith("--")) {
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
  }
  return headers;
}

function lengthIn(headers: ReadonlyMap<string, string>): number {
  const text = headers.get("content-length") ?? "";
  const length = /^\d+$/.test(text) ? Number(text) : 0;
  if (length < 1 || length > MOST_BODY_BYTES) {
    throw new Error("a part does not tell its length, or one that no picture has");
  }
  return length;
}
