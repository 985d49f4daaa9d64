const WINDOW_MS = 3_000;
/** A rate of less time says nothing yet. */
const LEAST_MS = 1_000;

/** How many different pictures a second are shown. */
export class ShownRate {
  #times: number[] = [];
  #last = NaN;
  #since = NaN;

  /** A picture of that number is shown now; the same again is none more. */
  shown(number: number, now: number): void {
    if (number !== this.#last) {
      this.#last = number;
      if (this.#times.length === 0) {
        // What begins anew is not judged by the time before.
        this.#since = now;
      } else {
        this.#times = this.#recent(now);
      }
      this.#times.push(now);
    }
  }

  /** Pictures a second of late. */
  fps(now: number): number {
    const recent = this.#recent(now);
    if (recent.length === 0) {
      this.#times = [];
      return 0;
    }
    const since = now - this.#since;
    // The first picture of all begins the time in which the others are counted.
    return since < WINDOW_MS
      ? ((recent.length - 1) * 1000) / Math.max(LEAST_MS, since)
      : (recent.length * 1000) / WINDOW_MS;
  }

  #recent(now: number): number[] {
    return this.#times.filter((time) => now - time < WINDOW_MS);
  }
}
