export type State = "idle" | "connecting" | "live" | "stalled" | "failed";

/** A form that is watched now: sizes as "650x485", and why they differ or nothing is seen, where that is so. */
export interface Rendition {
  format: string;
  bits_per_second?: number;
  from?: string;
  to?: string;
  why?: string;
  fault?: string;
}

/** What the camera's pixels are in the world: µm, and points of the camera's picture. */
export interface Calibration {
  pixel_size?: [number, number];
  origin?: [number, number];
  cross_hair?: [number, number];
  zoom?: string;
}

/** How a stream is shown to those who ask for nothing, in the words of a request. */
export interface ServerView {
  crop?: string;
  fps?: number;
  rotate: number;
  flip: string;
  window?: string;
  gamma: number;
  colormap: string;
  invert: boolean;
  saturated: boolean;
}

/** The server's answer about a stream. What is absent is not known before the first picture. */
export interface StreamStatus {
  name?: string;
  /** The name again where nobody gave a title. */
  title?: string;
  id: string;
  source: string;
  state: State;
  reason: string;
  fps: number;
  frame?: number;
  time?: string;
  width?: number;
  height?: number;
  format: string;
  /** Whether somebody has said so; else the page chooses. */
  format_chosen?: boolean;
  formats: string[];
  viewers: number;
  /** Which values the samples take, where they are bounded. */
  range?: [number, number];
  samples?: string;
  depth?: number;
  calibration?: Calibration;
  view?: ServerView;
  record?: { format?: string; seconds: number };
  renditions?: Rendition[];
  version: string;
  /** When the server started: tells one run of it from the next. */
  started?: string;
  /** The server's clock in µs since 1970. */
  now: number;
}
