import type { ServerView } from "../status";

/** Which sample values are shown from black to white. */
export interface Window {
  low: number;
  high: number;
}

/** What a histogram of the server says. */
export interface Histogram {
  low: number;
  high: number;
  counts: readonly number[];
}

/** Reads "low,high". */
export function windowOf(text: string | undefined): Window | undefined {
  const [low, high] = /^auto/.test(text ?? "auto") ? [] : text!.split(",").map(Number);
  return low !== undefined && high !== undefined && low < high ? { low, high } : undefined;
}

/** With no more digits than values of this range need. */
export function windowText({ low, high }: Window, whole: boolean): string {
  return whole
    ? `${Math.round(low)},${Math.max(Math.round(low) + 1, Math.round(high))}`
    : `${short(low)},${short(high)}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}

/** The values below which these parts of the samples lie, 0 to 1, as far as the bins tell. */
export function percentiles({ low, high, counts }: Histogram, from: number, to: number): Window {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const width = (high - low) / counts.length;
  let below = 0;
  const result = { low, high };
  let begun = false;
  for (const [bin, count] of counts.entries()) {
    below += count;
    if (!begun && below > from * all) {
      result.low = low + bin * width;
      begun = true;
    }
    if (below >= to * all) {
      result.high = low + (bin + 1) * width;
      break;
    }
  }
  return result.high > result.low ? result : { low: result.low, high: result.low + width };
}

/** A stretch of values, drawn from left to right. */
export interface Axis extends Window {
  width: number;
}

export function placeOn({ low, high, width }: Axis, value: number): number {
  return ((value - low) / (high - low)) * width;
}

export function valueAt({ low, high, width }: Axis, place: number): number {
  return low + (place / width) * (high - low);
}

/** All values that there may be, or only those that there are and that are shown, with some room beside. */
export function axisOf(
  histogram: Histogram,
  seen: Window,
  shown: Window | undefined,
  close: boolean,
  width: number,
): Axis {
  if (!close) {
    return { low: histogram.low, high: histogram.high, width };
  }
  const low = Math.min(seen.low, shown?.low ?? seen.low);
  const high = Math.max(seen.high, shown?.high ?? seen.high);
  const room = (high - low || 1) * 0.08;
  return { low: Math.max(histogram.low, low - room), high: Math.min(histogram.high, high + room), width };
}

/** Heights from 0 to 1 of the columns of a plot: logarithms, so that few samples are seen beside many. */
export function columns({ low, high, counts }: Histogram, axis: Axis): number[] {
  const bin = (high - low) / counts.length;
  const heights = Array.from({ length: Math.max(1, Math.floor(axis.width)) }, (_, place) => {
    const from = Math.floor((valueAt(axis, place) - low) / bin);
    const to = Math.max(from + 1, Math.ceil((valueAt(axis, place + 1) - low) / bin));
    let most = 0;
    for (let at = Math.max(0, from); at < Math.min(counts.length, to); at++) {
      most = Math.max(most, counts[at]!);
    }
    return Math.log1p(most);
  });
  const most = Math.max(...heights);
  return most > 0 ? heights.map((each) => each / most) : heights;
}

/** What is dragged: an end, or the window as a whole. */
export type Grip = "low" | "high" | "both";

export function gripAt(axis: Axis, window: Window, place: number, reach: number): Grip {
  const [low, high] = [placeOn(axis, window.low), placeOn(axis, window.high)];
  const [toLow, toHigh] = [Math.abs(place - low), Math.abs(place - high)];
  if (Math.min(toLow, toHigh) <= reach || place < low || place > high) {
    return toLow < toHigh || (toLow === toHigh && place < low) ? "low" : "high";
  }
  return "both";
}

/** A window after a drag; its ends never meet. */
export function dragged(window: Window, grip: Grip, by: number, axis: Axis): Window {
  const least = (axis.high - axis.low) / Math.max(1, axis.width);
  switch (grip) {
    case "low":
      return { low: Math.min(window.low + by, window.high - least), high: window.high };
    case "high":
      return { low: window.low, high: Math.max(window.high + by, window.low + least) };
    case "both":
      return { low: window.low + by, high: window.high + by };
  }
}

export const COLOR_MAPS = ["gray", "viridis", "inferno", "magma", "plasma", "turbo", "jet", "hot", "cividis"];

/** What counts of a key: what is asked, else what the stream shows to everybody. */
export function toneOf(asked: Readonly<Record<string, string>>, view: ServerView | undefined) {
  const flag = (key: "invert" | "saturated") =>
    asked[key] === undefined ? (view?.[key] ?? false) : asked[key] === "1";
  return {
    window: asked["window"] ?? view?.window,
    gamma: Number(asked["gamma"] ?? view?.gamma ?? 1) || 1,
    colormap: asked["colormap"] ?? view?.colormap ?? "gray",
    invert: flag("invert"),
    saturated: flag("saturated"),
  };
}
