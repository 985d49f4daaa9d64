/** What the server answered, and when: times of the request and the answer in ms, as performance.now() gives them. */
export interface Answer<T> {
  body: T;
  asked: number;
  answered: number;
}

const EVERY_MS = 1000;
const PATIENCE_MS = 4000;

/** Asks for one JSON document again and again, one request at a time; undefined stands for no answer. */
export class Poll<T> {
  readonly #path: string;
  readonly #onAnswer: (answer: Answer<T> | undefined) => void;
  #next = 0;
  #request: AbortController | undefined;

  constructor(path: string, onAnswer: (answer: Answer<T> | undefined) => void) {
    this.#path = path;
    this.#onAnswer = onAnswer;
  }

  start(): void {
    this.stop();
    void this.#ask();
  }

  /** After this nothing is told, also not of a request that is under way. */
  stop(): void {
    clearTimeout(this.#next);
    this.#request?.abort();
    this.#request = undefined;
  }

  async #ask(): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const began = performance.now();
    const patience = setTimeout(() => request.abort(), PATIENCE_MS);
    const answer = await fetchTimed<T>(this.#path, request.signal);
    clearTimeout(patience);
    if (request === this.#request) {
      this.#next = setTimeout(() => void this.#ask(), Math.max(0, began + EVERY_MS - performance.now()));
      this.#onAnswer(answer);
    }
  }
}

async function fetchTimed<T>(path: string, signal: AbortSignal): Promise<Answer<T> | undefined> {
  // Browsers record no more requests once their list is full.
  performance.clearResourceTimings();
  const began = performance.now();
  try {
    const answer = await fetch(path, { cache: "no-store", signal });
    const ended = performance.now();
    if (!answer.ok) {
      return undefined;
    }
    const body = (await answer.json()) as T;
    // Leaves out the waits for a connection and for this script, but is not always there in time.
    const timing = performance
      .getEntriesByName(answer.url, "resource")
      .find((entry) => entry instanceof PerformanceResourceTiming && entry.startTime >= began) as
      PerformanceResourceTiming | undefined;
    return timing && timing.requestStart > 0 && timing.responseStart > 0
      ? { body, asked: timing.requestStart, answered: timing.responseStart }
      : { body, asked: began, answered: ended };
  } catch {
    return undefined;
  }
}
