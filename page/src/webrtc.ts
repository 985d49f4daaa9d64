import { sessionPath, type Watched } from "./paths";
import { markAsPicture, type Player, RETRY_MS } from "./player";
import { type Answer, Poll } from "./poll";
import { RtpPictures, type SentPicture } from "./rtp-pictures";
import type { Painted } from "./server-clock";
import { changeOf } from "./view-change";
import { type Codec, WhepConnection } from "./whep";

/** Often enough for a number that is read while it moves; the server tells of fifty pictures each time. */
const REPORT_MS = 400;

/** The server's answer about a session. */
interface SessionReport {
  frames: SentPicture[];
}

export class WebRtcPlayer implements Player {
  #watched: Watched;
  readonly #codec: Codec;
  readonly #video = document.createElement("video");
  #connection: WhepConnection | undefined;
  #pictures = new RtpPictures();
  #painted: Painted | undefined;
  #trouble: string | undefined;
  #callback = 0;
  #reports: Poll<SessionReport> | undefined;
  #retry = 0;
  #received = 0;
  onPicture: (() => void) | undefined;

  constructor(watched: Watched, codec: Codec) {
    this.#watched = watched;
    this.#codec = codec;
  }

  show(host: HTMLElement): void {
    markAsPicture(this.#video);
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

  received(): number {
    return this.#received;
  }

  ask(watched: Watched): boolean {
    const before = this.#watched.asked;
    this.#watched = watched;
    return (
      this.#connection === undefined || this.#connection.change(watched, changeOf(before, watched.asked))
    );
  }

  #connect(): void {
    const connection = new WhepConnection(this.#watched, this.#codec, {
      reached: (pictures) => {
        // Not before, so that the last picture of a lost connection stays until now.
        this.#video.srcObject = pictures;
        this.#follow(connection);
        this.#learn(connection);
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
    this.#reports?.stop();
    this.#video.ontimeupdate = null;
    this.#video.cancelVideoFrameCallback?.(this.#callback);
    this.#connection = undefined;
    this.#pictures = new RtpPictures(this.#pictures.shown);
    this.#painted = undefined;
  }

  #follow(connection: WhepConnection): void {
    const seen = () => {
      this.#trouble = undefined;
      connection.expectMore();
      this.onPicture?.();
    };
    if (!this.#video.requestVideoFrameCallback) {
      // Older browsers; these cannot tell which picture they show.
      this.#video.ontimeupdate = seen;
      return;
    }
    const next = () => {
      this.#callback = this.#video.requestVideoFrameCallback((_now, metadata) => {
        if (metadata.rtpTimestamp !== undefined) {
          this.#pictures.paint(metadata.rtpTimestamp, metadata.expectedDisplayTime);
        }
        seen();
        next();
      });
    };
    next();
  }

  /** The browser tells only RTP timestamps of the pictures; which these are the server tells. */
  #learn(connection: WhepConnection): void {
    if (connection.session) {
      const path = sessionPath(connection.session, this.#watched.server);
      const learn = (report: Answer<SessionReport> | undefined) => {
        this.#painted = report && this.#pictures.newestOf(report.body.frames);
        void connection.received().then((bytes) => (this.#received = bytes ?? this.#received));
      };
      this.#reports = new Poll(path, learn, REPORT_MS, this.#watched.access);
      this.#reports.start();
    }
  }
}
