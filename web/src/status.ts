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
}

const EVERY_MS = 1000;
const PATIENCE_MS = 4000;

/** Asks the server again and again; undefined stands for no answer. */
export class StatusPoll {
  readonly #onStatus: (status: StreamStatus | undefined) => void;
  #next = 0;
  #request: AbortController | undefined;

  constructor(onStatus: (status: StreamStatus | undefined) => void) {
    this.#onStatus = onStatus;
  }

  start(): void {
    this.stop();
    const request = new AbortController();
    this.#request = request;
    void this.#ask(request);
  }

  stop(): void {
    clearTimeout(this.#next);
    this.#request?.abort();
    this.#request = undefined;
  }

  async #ask(request: AbortController): Promise<void> {
    const began = Date.now();
    const status = await fetchStatus(AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)]));
    if (request.signal.aborted) {
      return;
    }
    this.#next = setTimeout(() => void this.#ask(request), Math.max(0, began + EVERY_MS - Date.now()));
    this.#onStatus(status);
  }
}

async function fetchStatus(signal: AbortSignal): Promise<StreamStatus | undefined> {
  try {
    const answer = await fetch("api/stream", { cache: "no-store", signal });
    return answer.ok ? ((await answer.json()) as StreamStatus) : undefined;
  } catch {
    return undefined;
  }
}
