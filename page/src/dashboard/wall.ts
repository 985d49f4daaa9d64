import { byId, write } from "./dom";
import { onPage, wallGrid, type WallGrid } from "./layout";
import type { Settings } from "./settings";

/** The controls of a wall are seen for so long after somebody has moved. */
const SEEN_MS = 2_500;

/** Nothing but pictures, as large as they fit: pages of them, one after the other if that is wanted. */
export class Wall {
  readonly #read: () => Settings;
  readonly #render: () => void;
  #page = 0;
  #grid: WallGrid = { columns: 1, rows: 1, pages: 1 };
  #turn = 0;
  #turnsEvery = 0;
  #unseen = 0;
  /** Whether the wall stays in the window when full screen ends. */
  #stays = false;

  /**
   * @param change takes what somebody has chosen
   * @param render shows another page
   */
  constructor(read: () => Settings, change: (some: Partial<Settings>) => void, render: () => void) {
    this.#read = read;
    this.#render = render;
    byId("wall").addEventListener("click", () => {
      change({ wall: true });
      void fullScreen(true);
    });
    byId("wall-end").addEventListener("click", () => change({ wall: false }));
    byId("wall-screen").addEventListener("click", () => {
      this.#stays = document.fullscreenElement !== null;
      void fullScreen(!document.fullscreenElement);
    });
    byId("wall-back").addEventListener("click", () => this.turn(-1));
    byId("wall-next").addEventListener("click", () => this.turn(1));
    for (const event of ["pointermove", "pointerdown", "keydown"]) {
      document.addEventListener(event, () => this.#seen());
    }
    document.addEventListener("fullscreenchange", () => {
      // A browser leaves full screen by a key that the page does not hear of.
      if (!document.fullscreenElement && read().wall && !this.#stays) {
        change({ wall: false });
      }
      this.#stays = false;
    });
  }

  /** Shows the next page, or the one so many further. */
  turn(by: number): void {
    this.#page = (this.#page + by + this.#grid.pages) % this.#grid.pages;
    this.#wind();
    this.#render();
  }

  /** Those of all tiles that stand on the page which is shown. */
  arrange<T>(all: readonly T[], root: HTMLElement): T[] {
    const { size } = this.#read();
    this.#grid = wallGrid(all.length, innerWidth, innerHeight, size);
    this.#page %= this.#grid.pages;
    root.style.setProperty("--columns", String(this.#grid.columns));
    root.style.setProperty("--rows", String(this.#grid.rows));
    write(byId("wall-page"), `${this.#page + 1} / ${this.#grid.pages}`);
    document.body.dataset["wallPages"] = String(this.#grid.pages);
    if (this.#turnsEvery !== this.#read().cycle) {
      this.#wind();
    }
    return onPage(all, this.#grid, this.#page);
  }

  /** There is no wall any more. */
  end(): void {
    clearInterval(this.#turn);
    this.#turnsEvery = 0;
    this.#page = 0;
    if (document.fullscreenElement) {
      void fullScreen(false);
    }
  }

  #wind(): void {
    clearInterval(this.#turn);
    this.#turnsEvery = this.#read().cycle;
    if (this.#turnsEvery > 0) {
      this.#turn = setInterval(() => {
        if (this.#grid.pages > 1) {
          this.turn(1);
        }
      }, this.#turnsEvery * 1000);
    }
  }

  #seen(): void {
    document.body.dataset["moved"] = "1";
    clearTimeout(this.#unseen);
    this.#unseen = setTimeout(() => delete document.body.dataset["moved"], SEEN_MS);
  }
}

/** Where a browser does not let us, the wall fills the window alone. */
async function fullScreen(wanted: boolean): Promise<void> {
  try {
    await (wanted ? document.documentElement.requestFullscreen() : document.exitFullscreen());
  } catch {
    // as it is
  }
}
