/** What the server says of a picture's samples; numbers that JSON does not have come as text. */
export type Sample = number | string;

interface About {
  frame: number;
  width: number;
  height: number;
  type: string;
  range: { bits: number; low: Sample; high: Sample; guessed: boolean };
  window: [Sample, Sample];
}

export interface Statistics extends About {
  samples: number;
  minimum: Sample;
  maximum: Sample;
  mean: Sample;
  deviation: Sample;
  saturated: number;
  histogram: { low: Sample; high: Sample; counts: number[] };
}

export interface Profile extends About {
  x: number[];
  y: number[];
  values: Sample[];
}

export interface Pixel extends About {
  x: number;
  y: number;
  value: Sample;
}

const PATIENCE_MS = 5000;

/**
 * Asks the server for one measurement again and again, one request at a time and never more often than wanted; a server or
 * a camera that is slow is asked less often.
 */
export class Measuring<T> {
  readonly #everyMs: number;
  readonly #onAnswer: (answer: T | undefined) => void;
  #path: string | undefined;
  #busy = false;
  #next = 0;
  #wanted = false;

  constructor(everyMs: number, onAnswer: (answer: T | undefined) => void) {
    this.#everyMs = everyMs;
    this.#onAnswer = onAnswer;
  }

  /** Measures this from now on; undefined ends it. */
  watch(path: string | undefined): void {
    if (path !== this.#path) {
      this.#path = path;
      this.#wanted = true;
      if (!path) {
        clearTimeout(this.#next);
        this.#next = 0;
        this.#onAnswer(undefined);
      } else if (!this.#busy && !this.#next) {
        void this.#ask();
      }
    }
  }

  async #ask(): Promise<void> {
    const path = this.#path;
    this.#next = 0;
    if (!path || document.hidden) {
      // A hidden page measures nothing; it looks again when it is seen.
      if (path) {
        this.#next = setTimeout(() => void this.#ask(), 1000);
      }
      return;
    }
    this.#busy = true;
    this.#wanted = false;
    const began = performance.now();
    const answer = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) })
      .then((response) => (response.ok ? (response.json() as Promise<T>) : undefined))
      .catch(() => undefined);
    this.#busy = false;
    if (this.#path) {
      // What was asked before something else was wanted is told no more.
      if (!this.#wanted) {
        this.#onAnswer(answer);
      }
      this.#next = setTimeout(
        () => void this.#ask(),
        Math.max(20, began + this.#everyMs - performance.now()),
      );
    }
  }
}

/** A sample as people read it. */
export function sampleText(value: Sample): string {
  return typeof value === "number" && !Number.isInteger(value)
    ? Number(value.toPrecision(6)).toString()
    : String(value);
}
