import type { State } from "../status";

/** All states, what needs somebody first. */
export const STATES: readonly State[] = ["failed", "stalled", "connecting", "live", "idle"];

/** A stream as the server's list tells of it. What is absent is not known before the first picture. */
export interface StreamBrief {
  name: string;
  title: string;
  source: string;
  state: State;
  reason: string;
  fps: number;
  viewers: number;
  width?: number;
  height?: number;
  depth?: number;
}

/** The server's answer about all its streams; its clock in µs since 1970. */
export interface StreamList {
  streams: StreamBrief[];
  now: number;
}
