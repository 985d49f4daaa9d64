import type { Painted } from "../server-clock";

/** What is told of the last seconds. */
export interface Reading {
  /** Pictures a second that were on the screen; undefined where nobody can count them. */
  fps?: number;
  /** Pictures of the camera that were not, of those that came. */
  skipped?: number;
  /** Bits a second that came. */
  bitRate?: number;
}

interface Sample {
  at: number;
  number?: number;
  shown?: number;
  seen: number;
  bytes?: number;
}

const WINDOW_MS = 4000;
/** Less than that is too short to tell a rate. */
const LEAST_MS = 400;

/** Counts what is shown. Times are in ms, as performance.now() gives them. */
export class Meter {
  #samples: Sample[] = [];
  #seen = 0;

  /** A picture is on the screen. */
  see(): void {
    this.#seen++;
  }

  /** To be called a few times a second. */
  sample(at: number, painted: Painted | undefined, bytes: number | undefined): void {
    const last = this.#samples.at(-1);
    const known = painted && painted.number >= 0 && painted.shown !== undefined;
    const sample: Sample = {
      at,
      seen: this.#seen,
      ...(known && { number: painted.number, shown: painted.shown! }),
      ...(bytes !== undefined && { bytes }),
    };
    // A camera that begins to count anew, or another connection.
    const anew =
      last && ((last.number ?? -1) > (sample.number ?? Infinity) || (last.bytes ?? -1) > (bytes ?? Infinity));
    this.#samples = [...(anew ? [] : this.#samples), sample].filter((each) => each.at > at - WINDOW_MS);
  }

  forget(): void {
    this.#samples = [];
    this.#seen = 0;
  }

  read(): Reading {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < LEAST_MS) {
      return {};
    }
    const seconds = (last.at - first.at) / 1000;
    const numbered = this.#samples.filter((each) => each.number !== undefined);
    const [one, other] = [numbered[0], numbered.at(-1)];
    return {
      ...(this.#seen > 0 && { fps: (last.seen - first.seen) / seconds }),
      ...(first.bytes !== undefined &&
        last.bytes !== undefined && { bitRate: ((last.bytes - first.bytes) * 8) / seconds }),
      ...(one &&
        other && { skipped: Math.max(0, other.number! - one.number! - (other.shown! - one.shown!)) }),
    };
  }
}

/** A bit rate as people say it. */
export function bitRateText(bitsPerSecond: number): string {
  return bitsPerSecond >= 1e6
    ? `${(bitsPerSecond / 1e6).toFixed(1)} Mbit/s`
    : `${Math.round(bitsPerSecond / 1e3)} kbit/s`;
}
