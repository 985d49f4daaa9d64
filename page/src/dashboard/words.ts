import type { State } from "../status";
import type { StreamBrief } from "./streams";

/** A shape for each state, so that nobody depends on its colour. */
export const GLYPHS: Readonly<Record<State, string>> = {
  live: "●",
  connecting: "◌",
  stalled: "‖",
  failed: "✕",
  idle: "○",
};

/** Size and depth of a camera's picture. */
export function describePicture({ width, height, depth }: StreamBrief): string {
  const size = width && height ? `${width}×${height}` : "–";
  return depth ? `${size} · ${depth} bit` : size;
}

/** A rate, in as many digits as are of use. */
export function describeRate(fps: number): string {
  return fps >= 99.95 ? fps.toFixed(0) : fps.toFixed(1);
}

/** An age, in as many digits as are of use; undefined is not known. */
export function describeAge(millis: number | undefined): string {
  if (millis === undefined) {
    return "–";
  }
  const seconds = Math.max(0, millis) / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 100) {
    return `${seconds.toFixed(0)} s`;
  }
  return seconds < 6000 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

/** All of a stream in a sentence, for those who hear it. */
export function describeStream({ title, state, reason }: StreamBrief): string {
  return reason ? `${title}, ${state}: ${reason}` : `${title}, ${state}`;
}

/** How many there are of something. */
export function count(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`;
}
