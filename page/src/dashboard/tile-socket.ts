import { InView } from "./in-view";
import type { TileSize } from "./settings";
import { SleepWatch } from "../sleep";
import type { TileClock } from "./clock";
import { readTile, type TilePicture } from "./tile-message";

/** Who is told what the server sends. */
export interface TileListener {
  /** Draws all pictures of a burst; resolves when they are drawn. */
  draw(burst: TilePicture[]): Promise<void>;
  /** No pictures of a stream come, and why; asked for again soon. */
  refused(stream: string, reason: string): void;
  /** What is on the screen is old from now on. */
  slept(): void;
}

/** The server takes ten changes a second. */
const CHANGE_MS = 120;
const WATCH_MS = 250;
/** Each picture comes again after a second where it does not change. */
const SILENCE_MS = 3_000;
/** How long the first burst may take: a camera wakes for it. */
const FIRST_MS = 15_000;
const OPENING_MS = 8_000;
/** Pictures that were sent so long ago are not what is to be seen. */
const OLD_MS = 2_000;
const ASK_AGAIN_MS = 5_000;
const LONGEST_PAUSE_MS = 4_000;

/**
 * The one connection over which all tiles come. There is one at a time; it is opened while anything is in view, and again when
 * it ends, is silent, brings old pictures, or the page has slept.
 */
export class TileSocket {
  readonly #url: string;
  readonly #listener: TileListener;
  readonly #clock: TileClock;
  readonly #view = new InView();
  readonly #sleep = new SleepWatch();
  readonly #waiting = new Map<string, number>();
  #socket: WebSocket | undefined;
  #burst: TilePicture[] = [];
  #heardAt = 0;
  #hasBurst = false;
  #toldAt = -Infinity;
  #failures = 0;
  #openAt = 0;
  #timer: number;

  constructor(url: string, clock: TileClock, listener: TileListener) {
    this.#url = url;
    this.#clock = clock;
    this.#listener = listener;
    this.#timer = setInterval(() => this.#watch(), WATCH_MS);
  }

  /** These streams are in view now; none ends the connection. */
  show(streams: Iterable<string>, size: TileSize, fps: number): void {
    this.#view.want(streams, size, fps);
    if (this.#view.shown.size === 0) {
      this.#end();
    } else if (this.#socket) {
      this.#tell();
    } else if (performance.now() >= this.#openAt) {
      // What was not seen may have slept as it liked.
      this.#sleep.hasSlept();
      this.#open();
    }
  }

  /** A stream is another than it was: it is asked for anew. */
  renew(stream: string): void {
    this.#waiting.delete(stream);
    this.#view.renew(stream);
    this.#tell();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#end();
  }

  #open(): void {
    this.#end();
    this.#view.forget();
    this.#waiting.clear();
    this.#heardAt = performance.now();
    const socket = new WebSocket(this.#url);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#tell();
    socket.onmessage = ({ data }) => this.#hear(socket, data);
    socket.onclose = () => {
      this.#failures++;
      this.#again(this.#pause());
    };
    this.#socket = socket;
  }

  #end(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#burst = [];
    this.#hasBurst = false;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  /** Opens it anew after a pause, if anything is in view then. */
  #again(pause: number): void {
    this.#end();
    this.#openAt = performance.now() + pause;
  }

  #pause(): number {
    return Math.min(LONGEST_PAUSE_MS, 250 * 2 ** Math.min(this.#failures, 6)) * (0.75 + Math.random() / 2);
  }

  #tell(): void {
    const now = performance.now();
    if (this.#socket?.readyState !== WebSocket.OPEN || now - this.#toldAt < CHANGE_MS) {
      return;
    }
    this.#waiting.forEach((until, stream) => now > until && this.#waiting.delete(stream));
    const message = this.#view.next(new Set(this.#waiting.keys()));
    if (message) {
      this.#toldAt = now;
      this.#socket.send(message);
      setTimeout(() => this.#tell(), CHANGE_MS + 1);
    }
  }

  #hear(socket: WebSocket, data: unknown): void {
    if (this.#wokeUp()) {
      return;
    }
    this.#heardAt = performance.now();
    if (typeof data === "string") {
      this.#heed(data);
      return;
    }
    const picture = readTile(data as ArrayBuffer);
    if (!picture) {
      return;
    }
    const now = this.#clock.now();
    if (now !== undefined && now - picture.sent > OLD_MS) {
      this.#failures++;
      this.#again(this.#pause());
      return;
    }
    this.#burst.push(picture);
    if (picture.last) {
      const burst = this.#burst;
      this.#burst = [];
      this.#hasBurst = true;
      this.#failures = 0;
      void this.#listener.draw(burst).finally(() => {
        if (socket === this.#socket && socket.readyState === WebSocket.OPEN) {
          socket.send(JSON.stringify({ ack: picture.burst }));
        }
      });
    }
  }

  #heed(text: string): void {
    const { stream, error } = JSON.parse(text) as { stream?: string; error?: string };
    if (stream !== undefined) {
      this.#view.lost(stream);
      this.#waiting.set(stream, performance.now() + ASK_AGAIN_MS);
      this.#listener.refused(stream, error ?? "");
    } else {
      // A message was not heeded, so nobody knows any more what the server counts as in view.
      this.#failures++;
      this.#again(this.#pause());
    }
  }

  #watch(): void {
    if (this.#wokeUp()) {
      return;
    }
    const now = performance.now();
    if (this.#socket) {
      const isOpening = this.#socket.readyState !== WebSocket.OPEN;
      const patience = isOpening ? OPENING_MS : this.#hasBurst ? SILENCE_MS : FIRST_MS;
      if (now - this.#heardAt > patience && this.#isAnyExpected()) {
        this.#failures++;
        this.#again(this.#pause());
      } else {
        this.#tell();
      }
    } else if (this.#view.shown.size > 0 && now >= this.#openAt) {
      this.#open();
    }
  }

  #isAnyExpected(): boolean {
    return [...this.#view.shown].some((stream) => !this.#waiting.has(stream));
  }

  /** What waits in the connection of a page that has slept is old: it is given up, and another opened at once. */
  #wokeUp(): boolean {
    const slept = this.#sleep.hasSlept();
    if (slept) {
      this.#clock.forget();
      this.#listener.slept();
      this.#failures = 0;
      this.#again(0);
      if (this.#view.shown.size > 0) {
        this.#open();
      }
    }
    return slept;
  }
}
