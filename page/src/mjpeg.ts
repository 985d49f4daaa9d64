import { type Access, OWN } from "./access";
import { type Part, MultipartReader } from "./multipart";
import { markAsPicture, type Player, RETRY_MS, SILENCE_MS } from "./player";
import { Refusal, throwIfRefused } from "./refusal";
import type { Painted } from "./server-clock";

/** Whether this browser hands the pictures to the page while they come. */
export function canReadParts(): boolean {
  return typeof createImageBitmap === "function" && "body" in Response.prototype;
}

/**
 * MJPEG that the page reads itself: it ends when the page says so, in every browser, each picture is painted as soon as
 * its last byte is there, and the page knows which it is.
 */
export class MjpegPlayer implements Player {
  readonly #path: string;
  readonly #access: Access;
  readonly #canvas = document.createElement("canvas");
  readonly #context = this.#canvas.getContext("2d", { alpha: false });
  #running: AbortController | undefined;
  #newest: Part | undefined;
  #decoding = false;
  #silence = 0;
  #retry = 0;
  #painted: Painted | undefined;
  #shown = 0;
  #received = 0;
  onPicture: (() => void) | undefined;
  #trouble: string | undefined;

  constructor(path: string, access = OWN) {
    this.#path = path;
    this.#access = access;
  }

  show(host: HTMLElement): void {
    markAsPicture(this.#canvas);
    host.replaceChildren(this.#canvas);
    this.#open();
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#stop();
    this.#canvas.remove();
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  painted(): Painted | undefined {
    return this.#painted;
  }

  received(): number {
    return this.#received;
  }

  #open(): void {
    const running = new AbortController();
    this.#running = running;
    this.#expectMore();
    this.#read(running).catch((error: unknown) => {
      if (running === this.#running) {
        this.#trouble = error instanceof Refusal ? error.message : undefined;
        this.#reopen();
      }
    });
  }

  #reopen(): void {
    this.#stop();
    this.#retry = setTimeout(() => this.#open(), RETRY_MS);
  }

  #stop(): void {
    clearTimeout(this.#silence);
    this.#running?.abort();
    this.#running = undefined;
    this.#newest = undefined;
    this.#painted = undefined;
  }

  #expectMore(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#reopen(), SILENCE_MS);
  }

  async #read(running: AbortController): Promise<void> {
    // WebKit hands no page a "multipart/x-mixed-replace", as it is called otherwise.
    const headers = { Accept: "multipart/mixed" };
    const { signal } = running;
    const response = await this.#access.fetch(this.#path, { cache: "no-store", headers, signal });
    await throwIfRefused(response);
    const bytes = response.body!.getReader();
    const parts = new MultipartReader((part) => this.#take(part, running));
    for (let piece = await bytes.read(); !piece.done; piece = await bytes.read()) {
      parts.push(piece.value);
    }
    throw new Error("the stream has ended");
  }

  /** A picture that comes while another is decoded waits; a newer one takes its place. */
  #take(part: Part, running: AbortController): void {
    if (running !== this.#running) {
      return;
    }
    this.#expectMore();
    this.#received += part.body.length;
    this.#newest = part;
    if (!this.#decoding) {
      this.#decoding = true;
      void this.#paintNewest().finally(() => (this.#decoding = false));
    }
  }

  async #paintNewest(): Promise<void> {
    while (this.#newest) {
      const part = this.#newest;
      this.#newest = undefined;
      const running = this.#running;
      try {
        const picture = await createImageBitmap(new Blob([part.body], { type: "image/jpeg" }));
        if (running === this.#running) {
          this.#paint(picture);
          this.#painted = paintedOf(part, ++this.#shown);
          this.#trouble = undefined;
          this.onPicture?.();
        }
        picture.close();
      } catch {
        this.#trouble = "This browser cannot decode the picture";
      }
    }
  }

  /** At once, because waiting for the next animation frame would be a whole one later. */
  #paint(picture: ImageBitmap): void {
    const canvas = this.#canvas;
    if (canvas.width !== picture.width || canvas.height !== picture.height) {
      canvas.width = picture.width;
      canvas.height = picture.height;
    }
    this.#context?.drawImage(picture, 0, 0);
  }
}

function paintedOf({ headers }: Part, shown: number): Painted | undefined {
  const number = Number(headers.get("x-frame-number") ?? NaN);
  const arrived = Number(headers.get("x-arrival") ?? NaN) * 1e6;
  const taken = Number(headers.get("x-timestamp") ?? NaN) * 1e6;
  return Number.isNaN(number + arrived)
    ? undefined
    : { number, arrived, ...(taken > 0 && { taken }), displayed: performance.now(), shown };
}
