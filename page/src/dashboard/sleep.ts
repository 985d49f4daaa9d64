/** So long nothing of a page that is seen is held up, but by a machine that is far too slow. */
const GAP_MS = 2_000;

/** Notices that the page has slept: neither browsers nor systems tell. Of its two clocks one may have slept too. */
export class SleepWatch {
  #ticked = performance.now();
  #wall = Date.now();

  /** To be called several times a second, and before anything that came meanwhile is believed. */
  hasSlept(): boolean {
    const [ticks, wall] = [performance.now(), Date.now()];
    const gap = Math.max(ticks - this.#ticked, wall - this.#wall);
    this.#ticked = ticks;
    this.#wall = wall;
    return gap > GAP_MS;
  }
}
