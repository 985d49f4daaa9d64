import { type Access, OWN } from "./access";

/** What the server answered, and when: times of the request and the answer in ms, as performance.now() gives them. */
export interface Answer<T> {
  body: T;
  asked: number;
  answered: number;
}

const EVERY_MS = 1000;
const PATIENCE_MS = 4000;

interface Fetched<T> {
  answer?: Answer<T>;
  status: number;
}

/** What was asked before anybody was there to take the answer. */
const askedAhead = new Map<string, Promise<Fetched<unknown>>>();

/**
 * Asks the page's own server for a document that a Poll will soon ask for, so that this one has its first answer at once.
 *
 * @returns ends with the answer, or without one
 */
export async function askAhead(path: string): Promise<void> {
  const asked = fetchTimed(OWN, path, AbortSignal.timeout(PATIENCE_MS));
  askedAhead.set(path, asked);
  await asked;
}

async function takeAhead<T>(path: string): Promise<Fetched<T> | undefined> {
  const asked = askedAhead.get(path) as Promise<Fetched<T>> | undefined;
  askedAhead.delete(path);
  const fetched = await asked;
  const age = performance.now() - (fetched?.answer?.answered ?? -Infinity);
  return age < EVERY_MS ? fetched : undefined;
}

/**
 * Asks for one JSON document again and again, one request at a time; undefined stands for none, and then the status says
 * how the server refused it: 0 where there was no answer at all.
 */
export class Poll<T> {
  readonly #path: string;
  readonly #onAnswer: (answer: Answer<T> | undefined, status: number) => void;
  readonly #every: number;
  readonly #access: Access;
  #next = 0;
  #request: AbortController | undefined;

  constructor(
    path: string,
    onAnswer: (answer: Answer<T> | undefined, status: number) => void,
    every = EVERY_MS,
    access = OWN,
  ) {
    this.#path = path;
    this.#onAnswer = onAnswer;
    this.#every = every;
    this.#access = access;
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
    const ahead = askedAhead.has(this.#path) ? await takeAhead<T>(this.#path) : undefined;
    const { answer, status } = ahead ?? (await fetchTimed<T>(this.#access, this.#path, request.signal));
    clearTimeout(patience);
    if (request === this.#request) {
      this.#next = setTimeout(() => void this.#ask(), Math.max(0, began + this.#every - performance.now()));
      this.#onAnswer(answer, status);
    }
  }
}

async function fetchTimed<T>(access: Access, path: string, signal: AbortSignal): Promise<Fetched<T>> {
  // Browsers record no more requests once their list is full.
  performance.clearResourceTimings();
  const began = performance.now();
  try {
    const answer = await access.fetch(path, { cache: "no-store", signal });
    const ended = performance.now();
    const { status } = answer;
    if (!answer.ok) {
      return { status };
    }
    const body = (await answer.json()) as T;
    // Leaves out the waits for a connection and for this script, but is not always there in time.
    const timing = performance
      .getEntriesByName(answer.url, "resource")
      .find((entry) => entry instanceof PerformanceResourceTiming && entry.startTime >= began) as
      PerformanceResourceTiming | undefined;
    const exact = timing && timing.requestStart > 0 && timing.responseStart > 0;
    const [asked, answered] = exact ? [timing.requestStart, timing.responseStart] : [began, ended];
    return { answer: { body, asked, answered }, status };
  } catch {
    return { status: 0 };
  }
}
