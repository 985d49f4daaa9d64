import { type Access, OWN } from "./access";
import { noWay } from "./no-way";
import { viewerPath, type Watched, whepPath, whepSession } from "./paths";
import { SILENCE_MS } from "./player";
import { Refusal, throwIfRefused } from "./refusal";

export type Codec = "VP8" | "H264";

/** What a connection tells of itself. */
export interface Watcher {
  /** A way to the server is found; pictures are about to come. */
  reached(pictures: MediaStream): void;
  /** The connection has closed itself, with a reason in words for the user where it knows one. */
  lost(trouble: string | undefined): void;
}

/** A gap in the network often closes within this time, and then nothing needs to be set up anew. */
const GAP_MS = 3000;

/** One WHEP session: an offer, its answer, and the pictures that follow until it is lost or closed. */
export class WhepConnection {
  readonly #watcher: Watcher;
  readonly #access: Access;
  readonly #peer = new RTCPeerConnection();
  readonly #receiver: RTCRtpReceiver;
  #session: URL | undefined;
  #viewer: string | undefined;
  #reached = false;
  #closed = false;
  #silence = 0;
  #gap = 0;

  constructor(watched: Watched, codec: Codec, watcher: Watcher) {
    this.#watcher = watcher;
    this.#access = watched.access ?? OWN;
    const transceiver = this.#peer.addTransceiver("video", { direction: "recvonly" });
    transceiver.setCodecPreferences(receivable(codec));
    this.#receiver = transceiver.receiver;
    // The second is the older name of the first.
    Object.assign(this.#receiver, { jitterBufferTarget: 0, playoutDelayHint: 0 });
    this.#peer.oniceconnectionstatechange = () => this.#followIce();
    this.#peer.onconnectionstatechange = () => this.#followConnection();
    this.expectMore();
    this.#open(whepPath(watched)).catch((error: unknown) =>
      this.#lose(error instanceof Refusal ? error.message : undefined),
    );
  }

  /** The server's address of the session, once it is known. */
  get session(): URL | undefined {
    return this.#session;
  }

  /** Asks for another view; false where the server has not told by which name. */
  change(watched: Watched, wishes: string): boolean {
    if (!this.#viewer) {
      return false;
    }
    const headers = { "Content-Type": "application/json" };
    this.#access
      .fetch(viewerPath(watched, this.#viewer), { method: "PATCH", headers, body: wishes })
      .catch(() => undefined);
    return true;
  }

  /** Bytes of pictures that came; undefined where the browser does not tell. */
  async received(): Promise<number | undefined> {
    if (this.#closed) {
      return undefined;
    }
    const stats = await this.#receiver.getStats().catch(() => undefined);
    let bytes: number | undefined;
    stats?.forEach((stat: { type: string; bytesReceived?: number }) => {
      bytes = stat.type === "inbound-rtp" ? stat.bytesReceived : bytes;
    });
    return bytes;
  }

  /** To be called for each picture that is seen. */
  expectMore(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(
      () => this.#lose(this.#session && !this.#reached ? this.#noWay() : undefined),
      SILENCE_MS,
    );
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#silence);
    clearTimeout(this.#gap);
    // The server hears of the end first, lest it take the silence for a bad network.
    this.#endSession();
    this.#peer.close();
  }

  async #open(path: string): Promise<void> {
    await this.#peer.setLocalDescription();
    // Candidates are not waited for: the server learns the browser's addresses from its checks.
    const response = await this.#access.fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/sdp" },
      body: this.#peer.localDescription?.sdp ?? "",
    });
    await throwIfRefused(response);
    this.#viewer = response.headers.get("X-Viewer") ?? undefined;
    this.#session = whepSession(response.headers.get("Location") ?? "", response.url);
    if (this.#closed) {
      this.#endSession();
      return;
    }
    const sdp = await response.text();
    if (!this.#closed) {
      this.expectMore();
      await this.#peer.setRemoteDescription({ type: "answer", sdp });
    }
  }

  #followIce(): void {
    if (!this.#reached && ["connected", "completed"].includes(this.#peer.iceConnectionState)) {
      this.#reached = true;
      this.#watcher.reached(new MediaStream([this.#receiver.track]));
    }
  }

  #followConnection(): void {
    clearTimeout(this.#gap);
    switch (this.#peer.connectionState) {
      case "failed":
      case "closed":
        this.#lose(this.#reached ? undefined : this.#noWay());
        break;
      case "disconnected":
        this.#gap = setTimeout(() => this.#lose(undefined), GAP_MS);
        break;
    }
  }

  #lose(trouble: string | undefined): void {
    if (!this.#closed) {
      this.close();
      this.#watcher.lost(trouble);
    }
  }

  #noWay(): string {
    return noWay(this.#peer.remoteDescription?.sdp ?? "");
  }

  #endSession(): void {
    if (this.#session) {
      // Nobody is left to be told of a failure; the server ends a silent session by itself.
      this.#access.fetch(this.#session, { method: "DELETE", keepalive: true }).catch(() => undefined);
    }
  }
}

/** Why this browser cannot show the codec, in words for the user; undefined where it can. */
export function obstacleTo(codec: Codec): string | undefined {
  if (typeof RTCPeerConnection !== "function") {
    return "this browser has no WebRTC";
  }
  return receivable(codec).length > 0
    ? undefined
    : `this browser cannot receive ${codec === "H264" ? "H.264" : codec} by WebRTC`;
}

/** Only the codec itself: with others in the offer the server would choose. */
function receivable(codec: Codec): RTCRtpCodec[] {
  // Older browsers have neither this nor setCodecPreferences.
  const codecs = globalThis.RTCRtpReceiver?.getCapabilities?.("video")?.codecs ?? [];
  return codecs.filter(
    ({ mimeType, sdpFmtpLine }) =>
      mimeType.toLowerCase() === `video/${codec}`.toLowerCase() &&
      // A whole picture seldom fits the single packets of mode 0.
      (codec !== "H264" || /(^|;)\s*packetization-mode=1\b/.test(sdpFmtpLine ?? "")),
  );
}
