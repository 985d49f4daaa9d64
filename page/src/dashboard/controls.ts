import { byId, make, write } from "./dom";
import type { Settings, Sort, TileSize } from "./settings";
import type { State } from "../status";
import { STATES } from "./streams";
import { GLYPHS } from "./words";

/** The bar above the tiles, by which somebody chooses what is shown and how. */
export class Controls {
  readonly #filter = byId<HTMLInputElement>("filter");
  readonly #sort = byId<HTMLSelectElement>("sort");
  readonly #fps = byId<HTMLSelectElement>("rate");
  readonly #cycle = byId<HTMLSelectElement>("cycle");
  readonly #sizes = new Map<TileSize, HTMLButtonElement>();
  readonly #states = new Map<State, { button: HTMLButtonElement; count: HTMLElement }>();

  /** @param change takes what somebody has chosen */
  constructor(read: () => Settings, change: (some: Partial<Settings>) => void) {
    this.#filter.addEventListener("input", () => change({ filter: this.#filter.value }));
    this.#sort.addEventListener("change", () => change({ sort: this.#sort.value as Sort }));
    this.#fps.addEventListener("change", () => change({ fps: Number(this.#fps.value) }));
    this.#cycle.addEventListener("change", () => change({ cycle: Number(this.#cycle.value) }));
    for (const size of ["s", "m", "l"] as const) {
      const button = byId<HTMLButtonElement>(`size-${size}`);
      button.addEventListener("click", () => change({ size }));
      this.#sizes.set(size, button);
    }
    for (const state of STATES) {
      const button = make("button", "chip");
      button.type = "button";
      button.dataset["state"] = state;
      button.title = `Show those that are ${state}, or all again`;
      const glyph = make("span", "glyph", GLYPHS[state]);
      glyph.setAttribute("aria-hidden", "true");
      const count = make("span", "count", "–");
      button.append(glyph, count, make("span", "word", state));
      button.addEventListener("click", () => change({ states: toggled(read().states, state) }));
      byId("states").append(button);
      this.#states.set(state, { button, count });
    }
    byId("show-all").addEventListener("click", () => change({ filter: "", states: [] }));
  }

  /** Shows what is chosen. */
  show(settings: Settings): void {
    if (this.#filter.value !== settings.filter) {
      this.#filter.value = settings.filter;
    }
    this.#sort.value = settings.sort;
    this.#fps.value = String(settings.fps);
    if (![...this.#cycle.options].some(({ value }) => value === String(settings.cycle))) {
      this.#cycle.add(new Option(`every ${settings.cycle} s`, String(settings.cycle)));
    }
    this.#cycle.value = String(settings.cycle);
    this.#sizes.forEach((button, size) =>
      button.setAttribute("aria-pressed", String(size === settings.size)),
    );
    this.#states.forEach(({ button }, state) =>
      button.setAttribute("aria-pressed", String(settings.states.includes(state))),
    );
  }

  /** Tells how many streams are in each state. */
  tell(counts: ReadonlyMap<State, number>): void {
    this.#states.forEach(({ count }, state) => write(count, String(counts.get(state) ?? 0)));
  }

  focusFilter(): void {
    this.#filter.focus();
    this.#filter.select();
  }
}

/** Any may be chosen together. */
function toggled(states: readonly State[], state: State): State[] {
  return states.includes(state) ? states.filter((other) => other !== state) : [...states, state];
}
