export type State = "idle" | "connecting" | "live" | "stalled" | "failed";

/** A form that is watched now: sizes as "650x485", and why they differ or nothing is seen, where that is so. */
export interface Rendition {
  format: string;
  from?: string;
  to?: string;
  why?: string;
  fault?: string;
}

/** A stream in the list of all. */
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
}

/** The server's answer about all its streams. */
export interface StreamList {
  streams: StreamBrief[];
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
  formats: string[];
  viewers: number;
  renditions?: Rendition[];
  version: string;
  /** When the server started: tells one run of it from the next. */
  started?: string;
  /** The server's clock in µs since 1970. */
  now: number;
}
