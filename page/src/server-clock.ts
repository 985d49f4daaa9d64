/** A picture on the screen: its number, and its times. Cards that the server shows without a camera have the number -1. */
export interface Painted {
  number: number;
  /** When it arrived at the server, by the server's clock, in µs since 1970. */
  arrived: number;
  /** When it was taken, as the camera or the server tells it, in µs since 1970. */
  taken?: number;
  /** When it was shown, as performance.now() gives it, in ms. */
  displayed: number;
  /** How many pictures were shown since the player began, this one included. */
  shown?: number;
}

/** From a picture's arrival at the server to its display in ms, right within `error`. */
export interface Latency {
  millis: number;
  error: number;
}

/** The server's clock less the page's in ms, and how wrong that may be. */
interface Sample {
  offset: number;
  error: number;
}

/** Enough to hold a quick request, few enough for the two clocks not to drift apart meanwhile. */
const MOST_SAMPLES = 10;

/** What the two clocks may drift apart while samples are kept, generously. */
const DRIFT_MS = 1;

/** Knows the server's clock from requests that told it. Times of the page are in ms, as performance.now() gives them. */
export class ServerClock {
  #samples: Sample[] = [];

  /** Takes the server's time in µs since 1970, which it read between the request and its answer. */
  learn(now: number, asked: number, answered: number): void {
    // As in NTP: the middle is wrong by half the round trip at most.
    const sample = { offset: now / 1000 - (asked + answered) / 2, error: (answered - asked) / 2 };
    // Two that cannot both be right are of two clocks: another run of the server, or a page that slept.
    const alike = this.#samples.filter(
      (other) => Math.abs(other.offset - sample.offset) <= other.error + sample.error + DRIFT_MS,
    );
    this.#samples = [sample, ...alike].slice(0, MOST_SAMPLES);
  }

  /** Nothing that was learnt holds any more. */
  forget(): void {
    this.#samples = [];
  }

  /** undefined while the server's clock is not known. */
  latencyOf(picture: Painted): Latency | undefined {
    if (this.#samples.length === 0) {
      return undefined;
    }
    const best = this.#samples.reduce((one, other) => (other.error < one.error ? other : one));
    return {
      millis: picture.displayed + best.offset - picture.arrived / 1000,
      error: best.error,
    };
  }
}
