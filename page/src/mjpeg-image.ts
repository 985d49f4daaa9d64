import { markAsPicture, type Player, RETRY_MS } from "./player";

/**
 * MJPEG by the browser itself, where the page cannot read it: nothing tells which picture is seen, and old WebKit goes on
 * loading until the page is left, whatever is done to the image.
 */
export class MjpegImagePlayer implements Player {
  readonly #image = new Image();
  readonly #path: string;
  #watch = 0;

  constructor(path: string) {
    this.#path = path;
  }

  show(host: HTMLElement): void {
    markAsPicture(this.#image);
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
    // Browsers share the pictures of one address, also those of a stream that has ended. Some paint a picture only
    // when the headers of the next one are there.
    this.#image.src = `${this.#path}${this.#path.includes("?") ? "&" : "?"}advance_headers=1&t=${Date.now()}`;
  }

  /** Watched instead of waiting for an error event: Chrome sends none for a stream that breaks after its first picture. */
  #reopenWhenLost(): void {
    if (this.#image.complete && this.#image.naturalWidth === 0) {
      this.#open();
    }
  }
}
