/** So long nothing of a page that is seen is held up, but by a machine that is far too slow. */
const GAP_MS = 2_000;

/** Notices that the page has slept: neither browsers nor systems tell. Of its two clocks one may have slept too. */
export class SleepWatch {
  readonly #gap: number;
  #ticked = performance.now();
  #wall = Date.now();
  #missed = 0;

  /** @param gap how long nothing may happen without its being a sleep, in ms */
  constructor(gap = GAP_MS) {
    this.#gap = gap;
  }

  /** To be called several times a second, and before anything that came meanwhile is believed. */
  hasSlept(): boolean {
    const [ticks, wall] = [performance.now(), Date.now()];
    const [ticked, passed] = [ticks - this.#ticked, wall - this.#wall];
    this.#ticked = ticks;
    this.#wall = wall;
    this.#missed = Math.max(0, passed - ticked);
    return Math.max(ticked, passed) > this.#gap;
  }

  /** What of the time before the last call performance.now() did not count, in ms: it may stand still while a machine sleeps. */
  get missed(): number {
    return this.#missed;
  }
}
