import { type Player, RETRY_MS } from "./player";

export class MjpegPlayer implements Player {
  readonly #image = new Image();
  readonly #path: string;
  #watch = 0;

  constructor(path: string) {
    this.#path = path;
  }

  show(host: HTMLElement): void {
    this.#image.id = "picture";
    this.#image.alt = "Live picture of the camera";
    this.#image.draggable = false;
    host.replaceChildren(this.#image);
    this.#open();
    this.#watch = setInterval(() => this.#reopenWhenLost(), RETRY_MS);
  }

  close(): void {
    clearInterval(this.#watch);
    // An image that is only taken out of the page goes on loading.
    this.#image.removeAttribute("src");
    this.#image.remove();
  }

  #open(): void {
    // Browsers share the pictures of one address, also those of a stream that has ended.
    this.#image.src = `${this.#path}?t=${Date.now()}`;
  }

  /** Watched instead of waiting for an error event: Chrome sends none for a stream that breaks after its first picture. */
  #reopenWhenLost(): void {
    if (this.#image.complete && this.#image.naturalWidth === 0) {
      this.#open();
    }
  }
}
