import { sessionPath, type Watched } from "./paths";
import { markAsPicture, type Player, RETRY_MS } from "./player";
import { Poll } from "./poll";
import { RtpPictures, type SentPicture } from "./rtp-pictures";
import type { Painted } from "./server-clock";
import { type Codec, WhepConnection } from "./whep";

/** The server's answer about a session. */
interface SessionReport {
  frames: SentPicture[];
}

export class WebRtcPlayer implements Player {
  readonly #watched: Watched;
  readonly #codec: Codec;
  readonly #video = document.createElement("video");
  #connection: WhepConnection | undefined;
  #pictures = new RtpPictures();
  #painted: Painted | undefined;
  #trouble: string | undefined;
  #callback = 0;
  #reports: Poll<SessionReport> | undefined;
  #retry = 0;

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
    this.#pictures = new RtpPictures();
    this.#painted = undefined;
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
          this.#pictures.paint(metadata.rtpTimestamp, metadata.expectedDisplayTime);
        }
        next();
      });
    };
    next();
  }

  /** The browser tells only RTP timestamps of the pictures; which these are the server tells. */
  #learn(connection: WhepConnection): void {
    if (connection.session) {
      this.#reports = new Poll(sessionPath(connection.session), (report) => {
        this.#painted = report && this.#pictures.newestOf(report.body.frames);
      });
      this.#reports.start();
    }
  }
}
