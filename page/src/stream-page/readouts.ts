import { bitRateText } from "../camera-view/meter";
import { inWorld } from "../camera-view/ruler";
import type { Latency, Painted } from "../server-clock";
import type { Calibration } from "../status";
import type { Point } from "../camera-view/matrix";

export const NOTHING = "–";

export function latencyText(latency: Latency | undefined): string {
  return latency ? `${Math.round(latency.millis)} ± ${Math.max(1, Math.ceil(latency.error))} ms` : NOTHING;
}

/** What the latency's number holds, which differs by what browsers promise. */
export function latencyNote(format: string | undefined): string {
  const to =
    format === "VP8" || format === "H264"
      ? "the moment at which the browser expects to show it, which it promises ahead (up to 27 ms in Chromium, less in Firefox)"
      : "its being painted; the screen itself follows within one of its own pictures";
  return `From the picture’s arrival at the server to ${to}. ± is what the two clocks may differ.`;
}

/** The time of day at which a picture was taken, as this browser's clock would tell it. */
export function takenText(painted: Painted | undefined): string {
  if (painted?.taken === undefined) {
    return NOTHING;
  }
  const taken = new Date(painted.taken / 1000);
  const two = (number: number) => String(number).padStart(2, "0");
  const millis = String(taken.getMilliseconds()).padStart(3, "0");
  return `${two(taken.getHours())}:${two(taken.getMinutes())}:${two(taken.getSeconds())}.${millis}`;
}

export function rateText(bitRate: number | undefined): string {
  return bitRate === undefined ? NOTHING : bitRateText(bitRate);
}

/** A point of the camera's picture as people count pixels: whole ones, the first of which is 0. */
export function pixelText({ x, y }: Point): string {
  return `${Math.floor(x)}, ${Math.floor(y)} px`;
}

/** The middle of that pixel in the world; empty where nobody has told what a pixel is. */
export function worldText({ x, y }: Point, { pixel_size: size, origin }: Calibration): string {
  if (!size) {
    return "";
  }
  const there = inWorld({ x: Math.floor(x) + 0.5, y: Math.floor(y) + 0.5 }, size, origin);
  return `${there.x.toFixed(1)}, ${there.y.toFixed(1)} µm`;
}
