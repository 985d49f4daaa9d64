/** The server's clock less the page's, and how wrong that may be, in ms. */
interface Sample {
  offset: number;
  error: number;
  at: number;
}

/** An answer that took longer tells nothing: the page may have slept meanwhile. */
const LONGEST_MS = 2_000;

/** Clocks of two machines drift apart by less than their errors in so long. */
const KEEP_MS = 60_000;

/** The server's time, from answers that told it. Of the page's times all are in ms, as performance.now() gives them. */
export class TileClock {
  #best: Sample | undefined;

  /** Takes the server's time in ms since 1970, which it read between a request and its answer. */
  learn(now: number, asked: number, answered: number): void {
    if (answered - asked > LONGEST_MS) {
      return;
    }
    const sample = { offset: now - (asked + answered) / 2, error: (answered - asked) / 2, at: answered };
    const best = this.#best;
    const isStale = !best || sample.at - best.at > KEEP_MS;
    // Two that cannot both be right are of two clocks: another run of the server, or a page that slept.
    const isOther = best && Math.abs(best.offset - sample.offset) > best.error + sample.error + 1;
    if (isStale || isOther || sample.error <= best.error) {
      this.#best = sample;
    }
  }

  /** Nothing that was learnt holds any more. */
  forget(): void {
    this.#best = undefined;
  }

  /** The server's time now; undefined while nothing is known of it. */
  now(): number | undefined {
    return this.#best && performance.now() + this.#best.offset;
  }
}
