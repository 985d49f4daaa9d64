/** A picture that the server sent: its RTP timestamp, frame number, and arrival in µs since 1970 by the server's clock. */
export interface SentPicture {
  rtp: number;
  number: number;
  arrived: number;
}

/** The server's answer about a session; `now` is in µs since 1970. */
export interface SessionReport {
  now: number;
  frames: SentPicture[];
}

/** The picture on the screen: its number, and the ms from its arrival at the server to its display, right within `error`. */
export interface Painted {
  number: number;
  latency: number;
  error: number;
}

/** The server's clock less the page's in ms, and the round trip of the request that told it. */
interface ClockSample {
  offset: number;
  roundTrip: number;
}

/** More than are painted between two reports of the server. */
const MOST_PAINTED = 128;

/** Enough to hold a quick request, few enough for the two clocks not to drift apart meanwhile. */
const MOST_SAMPLES = 10;

/** Tells how old pictures are when they are seen. Times of the page are in ms, as performance.now() gives them. */
export class PictureAge {
  readonly #painted: { rtp: number; displayed: number }[] = [];
  readonly #samples: ClockSample[] = [];

  paint(rtp: number, displayed: number): void {
    this.#painted.unshift({ rtp: rtp >>> 0, displayed });
    this.#painted.splice(MOST_PAINTED);
  }

  /** Takes a report that was asked for and answered at these times; undefined where it knows nothing of what was painted. */
  learn(report: SessionReport, asked: number, answered: number): Painted | undefined {
    // As in NTP: the server read its clock at some time between, so the middle is wrong by half the round trip at most.
    this.#samples.unshift({
      offset: report.now / 1000 - (asked + answered) / 2,
      roundTrip: answered - asked,
    });
    this.#samples.splice(MOST_SAMPLES);
    const clock = this.#samples.reduce((best, other) => (other.roundTrip < best.roundTrip ? other : best));

    const sent = new Map(report.frames.map((picture) => [picture.rtp >>> 0, picture]));
    const newest = this.#painted.find(({ rtp }) => sent.has(rtp));
    const picture = newest && sent.get(newest.rtp);
    // The cards that the server shows without a camera have no number, and no age worth telling.
    if (!picture || picture.number < 0) {
      return undefined;
    }
    return {
      number: picture.number,
      latency: newest.displayed + clock.offset - picture.arrived / 1000,
      error: clock.roundTrip / 2,
    };
  }
}
