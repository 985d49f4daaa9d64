import type { State } from "../status";
import { STATES } from "./streams";

export type TileSize = "s" | "m" | "l";
export type Sort = "config" | "name" | "state" | "own";

/** How the dashboard looks, all of which stands in the page's address, so that a link shows the same. */
export interface Settings {
  /** What the name, title or source of a stream holds. */
  filter: string;
  /** In which states streams are shown; all where none is named. */
  states: readonly State[];
  sort: Sort;
  /** The names in the order into which somebody has drawn them. */
  order: readonly string[];
  size: TileSize;
  /** Pictures a second of a tile. */
  fps: number;
  /** Nothing but pictures. */
  wall: boolean;
  /** Seconds after which a wall shows its next page; 0 stays. */
  cycle: number;
}

export const USUAL: Settings = {
  filter: "",
  states: [],
  sort: "config",
  order: [],
  size: "m",
  fps: 4,
  wall: false,
  cycle: 0,
};

const SIZES: readonly TileSize[] = ["s", "m", "l"];
const SORTS: readonly Sort[] = ["config", "name", "state", "own"];
const LONGEST_FILTER = 200;
const LONGEST_CYCLE = 3600;

/** Reads an address's part behind "#"; what is wrong in it counts as if it were not there. */
export function settingsIn(hash: string): Settings {
  const query = new URLSearchParams(hash.replace(/^#/, ""));
  const list = (key: string) => (query.get(key) ?? "").split(",").filter(Boolean);
  return {
    filter: (query.get("filter") ?? "").slice(0, LONGEST_FILTER),
    states: list("states").filter((state): state is State => STATES.includes(state as State)),
    sort: SORTS.find((sort) => sort === query.get("sort")) ?? USUAL.sort,
    order: list("order"),
    size: SIZES.find((size) => size === query.get("size")) ?? USUAL.size,
    fps: wholeIn(query.get("fps"), 2, 5) ?? USUAL.fps,
    wall: query.get("wall") === "1",
    cycle: wholeIn(query.get("cycle"), 1, LONGEST_CYCLE) ?? USUAL.cycle,
  };
}

function wholeIn(text: string | null, least: number, most: number): number | undefined {
  const number = /^\d{1,6}$/.test(text ?? "") ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
}

/** The same as an address has it: only what differs from the usual. */
export function hashOf(settings: Settings): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string, usual: string) => value !== usual && query.set(key, value);
  put("filter", settings.filter, USUAL.filter);
  put("states", settings.states.join(","), "");
  put("sort", settings.sort, USUAL.sort);
  put("order", settings.order.join(","), "");
  put("size", settings.size, USUAL.size);
  put("fps", String(settings.fps), String(USUAL.fps));
  put("wall", settings.wall ? "1" : "", "");
  put("cycle", settings.cycle ? String(settings.cycle) : "", "");
  // Names need no escapes for their commas, which a query may have as they are.
  return query.toString().replaceAll("%2C", ",");
}
