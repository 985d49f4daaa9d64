import type { View } from "../camera-view/camera-view";
import { lineOf, lineText, type Line } from "../camera-view/ruler";
import { KEYS } from "../paths";

/** All that an address of the page says: what is asked of the server stands before its "#", how it is looked at behind. */
export interface LinkState {
  /** Empty for what the server's configuration says. */
  format: string;
  asked: Readonly<Record<string, string>>;
  view: Partial<View>;
  show: readonly string[];
  ruler?: Line;
  line?: Line;
  panel: boolean;
}

/** Decimals that nobody sees are left out. */
const short = (number: number) => String(Number(number.toFixed(3)));

export function searchOf(asked: Readonly<Record<string, string>>): string {
  // Commas need not be escaped, and addresses are read by people.
  const query = new URLSearchParams(asked).toString().replaceAll("%2C", ",");
  return query && `?${query}`;
}

export function hashOf({ format, view, show, ruler, line, panel }: LinkState): string {
  const { zoom, x, y, rotate, flip } = view;
  const parts = [
    format,
    zoom !== undefined && zoom !== "fit" && `zoom=${short(zoom)}`,
    zoom !== undefined &&
      zoom !== "fit" &&
      x !== undefined &&
      y !== undefined &&
      `at=${short(x)},${short(y)}`,
    rotate !== undefined && `rotate=${rotate}`,
    flip !== undefined && `flip=${flip}`,
    show.length > 0 && `show=${show.join()}`,
    ruler && `ruler=${lineText(ruler)}`,
    line && `line=${lineText(line)}`,
    panel && "panel=1",
  ].filter(Boolean);
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

export function linkState(search: string, hash: string): LinkState {
  const query = new URLSearchParams(search);
  const asked = Object.fromEntries(KEYS.filter((key) => query.has(key)).map((key) => [key, query.get(key)!]));
  const parts = hash.replace(/^#/, "").split("&");
  const format = parts[0] && !parts[0].includes("=") ? decoded(parts[0]).toUpperCase() : "";
  const all = new URLSearchParams(parts.filter((each) => each.includes("=")).join("&"));
  const zoom = Number(all.get("zoom") ?? NaN);
  const [x, y] = (all.get("at") ?? "").split(",").map(Number);
  const at = x !== undefined && y !== undefined && Number.isFinite(x + y);
  const [ruler, line] = [lineOf(all.get("ruler")), lineOf(all.get("line"))];
  return {
    format,
    asked,
    view: {
      ...(zoom > 0 && at && { zoom, x, y }),
      ...(all.has("rotate") && { rotate: Number(all.get("rotate")) }),
      ...(all.has("flip") && { flip: all.get("flip")! }),
    },
    show: (all.get("show") ?? "").split(",").filter(Boolean),
    ...(ruler && { ruler }),
    ...(line && { line }),
    panel: all.get("panel") === "1",
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
