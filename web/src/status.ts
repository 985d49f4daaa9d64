export type State = "idle" | "connecting" | "live" | "stalled" | "failed";

/** The server's answer about its stream. What is absent is not known before the first picture. */
export interface StreamStatus {
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
  version: string;
  /** When the server started: tells one run of it from the next. */
  started?: string;
  /** The server's clock in µs since 1970. */
  now: number;
}
