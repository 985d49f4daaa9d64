import { type Access, OWN } from "./access";
import { markAsPicture, type Player, RETRY_MS } from "./player";
import { Refusal } from "./refusal";

/**
 * MJPEG by the browser itself, where the page cannot read it: nothing tells which picture is seen, and old WebKit goes on
 * loading until the page is left, whatever is done to the image.
 */
export class MjpegImagePlayer implements Player {
  readonly #image = new Image();
  readonly #path: string;
  readonly #access: Access;
  #watch = 0;
  #opening = false;
  #closed = false;
  #trouble: string | undefined;

  constructor(path: string, access = OWN) {
    this.#path = path;
    this.#access = access;
  }

  show(host: HTMLElement): void {
    markAsPicture(this.#image);
    this.#image.draggable = false;
    host.replaceChildren(this.#image);
    this.#open();
    this.#watch = setInterval(() => this.#reopenWhenLost(), RETRY_MS);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#watch);
    // An image that is only taken out of the page goes on loading.
    this.#image.removeAttribute("src");
    this.#image.remove();
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  #open(): void {
    // Browsers share the pictures of one address, also those of a stream that has ended. Some paint a picture only
    // when the headers of the next one are there.
    const address = `${this.#path}${this.#path.includes("?") ? "&" : "?"}advance_headers=1&t=${Date.now()}`;
    if (this.#access.inAddress) {
      void this.#openAs(address);
    } else {
      this.#image.src = address;
    }
  }

  /** The address is another for each connection. */
  async #openAs(plain: string): Promise<void> {
    this.#opening = true;
    try {
      const address = await this.#access.addressed(plain);
      this.#trouble = undefined;
      if (!this.#closed) {
        this.#image.src = address;
      }
    } catch (error) {
      this.#trouble = error instanceof Refusal ? error.message : undefined;
    } finally {
      this.#opening = false;
    }
  }

  /** Watched instead of waiting for an error event: Chrome sends none for a stream that breaks after its first picture. */
  #reopenWhenLost(): void {
    if (!this.#opening && this.#image.complete && this.#image.naturalWidth === 0) {
      this.#open();
    }
  }
}
