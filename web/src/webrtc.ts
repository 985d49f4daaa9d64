import { sessionPath } from "./paths";
import { type Painted, PictureAge, type SessionReport } from "./picture-age";
import { type Player, RETRY_MS } from "./player";
import { type Codec, WhepConnection } from "./whep";

const REPORT_EVERY_MS = 1000;
const REPORT_PATIENCE_MS = 4000;

export class WebRtcPlayer implements Player {
  readonly #id: string;
  readonly #codec: Codec;
  readonly #video = document.createElement("video");
  #connection: WhepConnection | undefined;
  #age = new PictureAge();
  #painted: Painted | undefined;
  #trouble: string | undefined;
  #callback = 0;
  #reports = 0;
  #retry = 0;

  constructor(id: string, codec: Codec) {
    this.#id = id;
    this.#codec = codec;
  }

  show(host: HTMLElement): void {
    this.#video.id = "picture";
    this.#video.ariaLabel = "Live picture of the camera";
    this.#video.autoplay = true;
    this.#video.muted = true;
    this.#video.playsInline = true;
    host.replaceChildren(this.#video);
    this.#connect();
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#connection?.close();
    this.#forget();
    this.#video.srcObject = null;
    this.#video.remove();
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  painted(): Painted | undefined {
    return this.#painted;
  }

  #connect(): void {
    const connection = new WhepConnection(this.#id, this.#codec, {
      reached: (pictures) => {
        // Not before, so that the last picture of a lost connection stays until now.
        this.#video.srcObject = pictures;
        this.#follow(connection);
        this.#reports = setInterval(() => void this.#ask(connection), REPORT_EVERY_MS);
      },
      lost: (trouble) => {
        this.#trouble = trouble;
        this.#forget();
        this.#retry = setTimeout(() => this.#connect(), RETRY_MS);
      },
    });
    this.#connection = connection;
  }

  #forget(): void {
    clearInterval(this.#reports);
    this.#video.ontimeupdate = null;
    this.#video.cancelVideoFrameCallback?.(this.#callback);
    this.#connection = undefined;
    this.#age = new PictureAge();
    this.#tell(undefined);
  }

  #follow(connection: WhepConnection): void {
    const seen = () => {
      this.#trouble = undefined;
      connection.expectMore();
    };
    if (!this.#video.requestVideoFrameCallback) {
      // Older browsers; these cannot tell which picture they show.
      this.#video.ontimeupdate = seen;
      return;
    }
    const next = () => {
      this.#callback = this.#video.requestVideoFrameCallback((_now, metadata) => {
        seen();
        if (metadata.rtpTimestamp !== undefined) {
          this.#age.paint(metadata.rtpTimestamp, metadata.expectedDisplayTime);
        }
        next();
      });
    };
    next();
  }

  async #ask(connection: WhepConnection): Promise<void> {
    if (!connection.session) {
      return;
    }
    const exchange = await fetchReport(sessionPath(connection.session));
    if (connection === this.#connection) {
      this.#tell(exchange && this.#age.learn(exchange.report, exchange.asked, exchange.answered));
    }
  }

  /** Browser tests read the attributes. */
  #tell(painted: Painted | undefined): void {
    this.#painted = painted;
    const data = this.#video.dataset;
    if (painted) {
      data["frame"] = painted.number.toString();
      data["latency"] = painted.latency.toFixed(1);
      data["latencyError"] = painted.error.toFixed(1);
    } else {
      delete data["frame"];
      delete data["latency"];
      delete data["latencyError"];
    }
  }
}

interface Exchange {
  report: SessionReport;
  asked: number;
  answered: number;
}

async function fetchReport(path: string): Promise<Exchange | undefined> {
  // Browsers record no more requests once their list is full.
  performance.clearResourceTimings();
  const began = performance.now();
  try {
    const answer = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(REPORT_PATIENCE_MS) });
    const ended = performance.now();
    if (!answer.ok) {
      return undefined;
    }
    const report = (await answer.json()) as SessionReport;
    // Leaves out the waits for a connection and for this script, but is not always there in time.
    const timing = performance
      .getEntriesByName(answer.url, "resource")
      .find((entry) => entry instanceof PerformanceResourceTiming && entry.startTime >= began) as
      PerformanceResourceTiming | undefined;
    return timing && timing.requestStart > 0 && timing.responseStart > 0
      ? { report, asked: timing.requestStart, answered: timing.responseStart }
      : { report, asked: began, answered: ended };
  } catch {
    return undefined;
  }
}
