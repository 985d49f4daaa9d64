import { type Jsmpeg, loadJsmpeg } from "./jsmpeg";
import { Mpeg1Decoder } from "./mpeg1-decoder";
import { sizeIn } from "./mpeg1-size";
import { markAsPicture, type Player, RETRY_MS, SILENCE_MS } from "./player";
import type { Painted } from "./server-clock";

export class Mpeg1Player implements Player {
  readonly #url: string;
  #host: HTMLElement | undefined;
  #jsmpeg: Jsmpeg | undefined;
  #decoder: Mpeg1Decoder | undefined;
  #size: string | undefined;
  #socket: WebSocket | undefined;
  #retry = 0;
  #silence = 0;

  constructor(url: string) {
    this.#url = url;
  }

  show(host: HTMLElement): void {
    this.#host = host;
    this.#load();
  }

  close(): void {
    this.#host = undefined;
    clearTimeout(this.#retry);
    this.#disconnect();
    this.#decoder?.close();
    this.#decoder = undefined;
  }

  painted(): Painted | undefined {
    return this.#socket && this.#decoder?.painted();
  }

  #load(): void {
    loadJsmpeg().then(
      (jsmpeg) => {
        this.#jsmpeg = jsmpeg;
        this.#renewDecoder(() => this.#connect());
      },
      () => this.#later(() => this.#load()),
    );
  }

  #renewDecoder(onReady: () => void): void {
    if (!this.#host || !this.#jsmpeg) {
      return;
    }
    this.#decoder?.close();
    this.#decoder = new Mpeg1Decoder(this.#jsmpeg, onReady);
    markAsPicture(this.#decoder.canvas);
    this.#host.replaceChildren(this.#decoder.canvas);
  }

  #connect(): void {
    if (!this.#host) {
      return;
    }
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (event.data instanceof ArrayBuffer) {
        this.#expectMore();
        this.#take(event.data);
      }
    };
    socket.onclose = () => {
      this.#disconnect();
      this.#later(() => this.#connect());
    };
    this.#expectMore();
  }

  #disconnect(): void {
    clearTimeout(this.#silence);
    if (this.#socket) {
      this.#socket.onmessage = null;
      this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = undefined;
    }
  }

  #take(message: ArrayBuffer): void {
    const size = sizeIn(message);
    if (size && size !== this.#size) {
      // jsmpeg reads the size of its first picture only.
      if (this.#size) {
        this.#renewDecoder(() => undefined);
      }
      this.#size = size;
    }
    this.#decoder?.write(message);
  }

  #expectMore(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#disconnect();
      this.#connect();
    }, SILENCE_MS);
  }

  #later(what: () => void): void {
    if (this.#host) {
      this.#retry = setTimeout(what, RETRY_MS);
    }
  }
}
