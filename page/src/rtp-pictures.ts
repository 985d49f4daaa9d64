import type { Painted } from "./server-clock";

/** A picture that the server sent: its RTP timestamp, frame number, and arrival in µs since 1970 by the server's clock. */
export interface SentPicture {
  rtp: number;
  number: number;
  time?: number;
  arrived: number;
}

/** More than are painted between two reports of the server. */
const MOST_PAINTED = 128;

/** Brings together what the browser tells of a painted picture, its RTP timestamp, and what the server tells of it. */
export class RtpPictures {
  readonly #painted: { rtp: number; displayed: number; shown: number }[] = [];
  #shown: number;

  /** Begins behind so many that were shown before. */
  constructor(shown = 0) {
    this.#shown = shown;
  }

  get shown(): number {
    return this.#shown;
  }

  /** Notes a picture that is on the screen at the given time in ms. */
  paint(rtp: number, displayed: number): void {
    this.#painted.unshift({ rtp: rtp >>> 0, displayed, shown: ++this.#shown });
    this.#painted.splice(MOST_PAINTED);
  }

  /** The newest of the painted pictures that is among those sent. */
  newestOf(sent: readonly SentPicture[]): Painted | undefined {
    const known = new Map(sent.map((picture) => [picture.rtp >>> 0, picture]));
    const newest = this.#painted.find(({ rtp }) => known.has(rtp));
    const picture = newest && known.get(newest.rtp);
    return (
      picture && {
        number: picture.number,
        arrived: picture.arrived,
        ...(picture.time !== undefined && { taken: picture.time }),
        displayed: newest.displayed,
        shown: newest.shown,
      }
    );
  }
}
