import type { TileSize } from "./settings";

/** What the server takes in one message, with room to spare for its own way of counting. */
const MOST_BYTES = 1000;

/** What a page wants to see, and what it has told the server of that; says what is still to be told. */
export class InView {
  #shown = new Set<string>();
  #size: TileSize = "m";
  #fps = 4;
  #told = new Set<string>();
  #toldForm = "";
  readonly #again = new Set<string>();

  /** These streams, so large and so often. */
  want(streams: Iterable<string>, size: TileSize, fps: number): void {
    this.#shown = new Set(streams);
    this.#size = size;
    this.#fps = fps;
  }

  get shown(): ReadonlySet<string> {
    return this.#shown;
  }

  /** A stream comes no more, whatever the server was told. */
  lost(stream: string): void {
    this.#told.delete(stream);
  }

  /** A stream is another than it was: it is to be shown anew. */
  renew(stream: string): void {
    this.#again.add(stream);
  }

  /** The connection is another, whose server knows nothing yet. */
  forget(): void {
    this.#told.clear();
    this.#again.clear();
    this.#toldForm = "";
  }

  /**
   * The next message, which counts as told from now on; undefined where the server knows all.
   *
   * @param wait streams that are not to be asked for now
   */
  next(wait: ReadonlySet<string>): string | undefined {
    const form = `${this.#size} ${this.#fps}`;
    const message: { size?: TileSize; fps?: number; hide?: string[]; show?: string[] } = {};
    let left = MOST_BYTES - 60;
    if (form !== this.#toldForm) {
      this.#toldForm = form;
      message.size = this.#size;
      message.fps = this.#fps;
    }
    const take = (names: string[]) =>
      names.filter((name) => {
        left -= new TextEncoder().encode(JSON.stringify(name)).length + 1;
        return left >= 0;
      });
    const hide = take([...this.#told].filter((name) => !this.#shown.has(name) || this.#again.has(name)));
    hide.forEach((name) => this.#told.delete(name) && this.#again.delete(name));
    const show = take([...this.#shown].filter((name) => !this.#told.has(name) && !wait.has(name)));
    show.forEach((name) => this.#told.add(name));
    if (hide.length > 0) {
      message.hide = hide;
    }
    if (show.length > 0) {
      message.show = show;
    }
    return Object.keys(message).length > 0 ? JSON.stringify(message) : undefined;
  }
}
