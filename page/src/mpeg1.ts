import { type Jsmpeg, loadJsmpeg } from "./jsmpeg";
import { Mpeg1Decoder } from "./mpeg1-decoder";
import { sizeIn } from "./mpeg1-size";
import { type Watched, webSocketUrl } from "./paths";
import { markAsPicture, type Player, RETRY_MS, SILENCE_MS } from "./player";
import { Refusal } from "./refusal";
import type { Painted } from "./server-clock";
import { changeOf, refusalIn } from "./view-change";

export class Mpeg1Player implements Player {
  #watched: Watched;
  #host: HTMLElement | undefined;
  #jsmpeg: Jsmpeg | undefined;
  #decoder: Mpeg1Decoder | undefined;
  /** Stays on the screen until there is a picture of another size. */
  #leaving: Mpeg1Decoder | undefined;
  #size: string | undefined;
  #socket: WebSocket | undefined;
  #opening: object | undefined;
  #retry = 0;
  #silence = 0;
  #received = 0;
  #trouble: string | undefined;
  onPicture: (() => void) | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  show(host: HTMLElement): void {
    this.#host = host;
    this.#load();
  }

  close(): void {
    const host = this.#host;
    this.#host = undefined;
    clearTimeout(this.#retry);
    this.#disconnect();
    this.#leaving?.close();
    this.#leaving = undefined;
    this.#decoder?.close();
    this.#decoder = undefined;
    host?.replaceChildren();
  }

  painted(): Painted | undefined {
    return this.#socket && this.#decoder?.painted();
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  received(): number {
    return this.#received;
  }

  /** Its next connection, too, asks for the view that it has by then. */
  ask(watched: Watched): boolean {
    const change = changeOf(this.#watched.asked, watched.asked);
    this.#watched = watched;
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(change);
    } else if (this.#socket) {
      this.#disconnect();
      this.#connect();
    }
    return true;
  }

  #load(): void {
    loadJsmpeg(this.#watched.server).then(
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
    const before = this.#decoder;
    const onPicture = () => {
      // Not before, so that there is a picture all the time.
      this.#leaving?.close();
      this.#leaving = undefined;
      this.onPicture?.();
    };
    this.#leaving?.close();
    this.#leaving = before;
    before?.canvas.removeAttribute("id");
    this.#decoder = new Mpeg1Decoder(this.#jsmpeg, onReady, onPicture, before?.shown);
    markAsPicture(this.#decoder.canvas);
    this.#host.append(this.#decoder.canvas);
  }

  #connect(): void {
    const { access } = this.#watched;
    if (!this.#host) {
      return;
    }
    if (!access?.inAddress) {
      this.#open(webSocketUrl(this.#watched, document.baseURI));
      return;
    }
    const opening = {};
    this.#opening = opening;
    // The address is another for each connection, and says what is asked when it is opened.
    access.addressed("?").then(
      (query) => {
        if (opening === this.#opening) {
          const url = webSocketUrl(this.#watched, document.baseURI);
          this.#open(`${url}${url.includes("?") ? "&" : "?"}${query.replace(/^\?&?/, "")}`);
        }
      },
      (error: unknown) => {
        if (opening === this.#opening) {
          this.#trouble = error instanceof Refusal ? error.message : undefined;
          this.#later(() => this.#connect());
        }
      },
    );
  }

  #open(url: string): void {
    const socket = new WebSocket(url);
    this.#opening = undefined;
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (event.data instanceof ArrayBuffer) {
        this.#expectMore();
        this.#received += event.data.byteLength;
        this.#trouble = undefined;
        this.#take(event.data);
      } else {
        this.#trouble = refusalIn(String(event.data)) ?? this.#trouble;
      }
    };
    socket.onclose = () => {
      this.#disconnect();
      this.#later(() => this.#connect());
    };
    this.#expectMore();
  }

  #disconnect(): void {
    this.#opening = undefined;
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
