import type { TileClock } from "./clock";
import type { State } from "../status";
import type { StreamBrief, StreamList } from "./streams";

/** Rates, sizes and viewers are asked for so often; states are told as they change. */
const EVERY_MS = 2_000;
const PATIENCE_MS = 4_000;
/** While the server does not answer. */
const RETRY_MS = 1_000;

/** What all streams do: their list, asked for again and again, and the events that tell changes at once. */
export class Feed {
  readonly #clock: TileClock;
  readonly #onStreams: (streams: StreamBrief[]) => void;
  readonly #onGone: (status: number) => void;
  readonly #onChanged: (stream: string) => void;
  #streams: StreamBrief[] = [];
  #events: EventSource | undefined;
  #request: AbortController | undefined;
  #next = 0;
  #running = false;

  /**
   * @param onStreams takes all streams, whenever anything of them is another
   * @param onGone hears that the server does not answer (0), or which status it answers with
   * @param onChanged hears that the configuration of a stream is another
   */
  constructor(
    clock: TileClock,
    onStreams: (streams: StreamBrief[]) => void,
    onGone: (status: number) => void,
    onChanged: (stream: string) => void,
  ) {
    this.#clock = clock;
    this.#onStreams = onStreams;
    this.#onGone = onGone;
    this.#onChanged = onChanged;
  }

  start(): void {
    this.stop();
    this.#running = true;
    void this.#ask();
  }

  /** After this nothing is told. */
  stop(): void {
    this.#running = false;
    clearTimeout(this.#next);
    this.#request?.abort();
    this.#request = undefined;
    this.#events?.close();
    this.#events = undefined;
  }

  /** Asks now rather than later. */
  refresh(): void {
    if (this.#running && !this.#request) {
      clearTimeout(this.#next);
      void this.#ask();
    }
  }

  async #ask(): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const patience = setTimeout(() => request.abort(), PATIENCE_MS);
    const asked = performance.now();
    const { list, status } = await fetchList(request.signal);
    clearTimeout(patience);
    if (request !== this.#request) {
      return;
    }
    this.#request = undefined;
    this.#next = setTimeout(() => void this.#ask(), list ? EVERY_MS : RETRY_MS);
    if (list) {
      this.#clock.learn(list.now / 1000, asked, performance.now());
      this.#streams = list.streams;
      this.#onStreams(this.#streams);
      this.#listen();
    } else {
      this.#onGone(status);
    }
  }

  /** Listens to events, unless it does; a browser may give up where the server was away. */
  #listen(): void {
    if (this.#events && this.#events.readyState !== EventSource.CLOSED) {
      return;
    }
    const events = new EventSource("api/events");
    this.#events = events;
    events.addEventListener("state", ({ data }) => {
      const { stream, state, reason } = JSON.parse(data) as { stream: string; state: State; reason: string };
      this.#streams = this.#streams.map((one) => (one.name === stream ? { ...one, state, reason } : one));
      this.#onStreams(this.#streams);
    });
    for (const type of ["added", "removed", "reloaded"]) {
      events.addEventListener(type, () => this.refresh());
    }
    events.addEventListener("changed", ({ data }) => {
      this.#onChanged((JSON.parse(data) as { stream: string }).stream);
      this.refresh();
    });
  }
}

async function fetchList(signal: AbortSignal): Promise<{ list?: StreamList; status: number }> {
  try {
    const answer = await fetch("api/streams", { cache: "no-store", signal });
    const { ok, status } = answer;
    return ok ? { list: (await answer.json()) as StreamList, status } : { status };
  } catch {
    return { status: 0 };
  }
}
