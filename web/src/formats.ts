import { MjpegPlayer } from "./mjpeg";
import { Mpeg1Player } from "./mpeg1";
import { videoPath, webSocketUrl } from "./paths";
import type { Player } from "./player";
import { WebRtcPlayer } from "./webrtc";
import { canReceive, type Codec } from "./whep";

interface Format {
  make(id: string): Player;
  /** Absent where every browser can. */
  isPossible?(): boolean;
}

/** The formats this page can show. A new one is one module with a Player, and one line here. */
const FORMATS: Record<string, Format> = {
  MJPEG: { make: (id) => new MjpegPlayer(videoPath(id)) },
  MPEG1: { make: (id) => new Mpeg1Player(webSocketUrl(id, document.baseURI)) },
  VP8: webRtc("VP8"),
  H264: webRtc("H264"),
};

function webRtc(codec: Codec): Format {
  return { make: (id) => new WebRtcPlayer(id, codec), isPossible: () => canReceive(codec) };
}

export function canShow(format: string): boolean {
  return Object.hasOwn(FORMATS, format) && (FORMATS[format]?.isPossible?.() ?? true);
}

export function makePlayer(format: string, id: string): Player | undefined {
  return canShow(format) ? FORMATS[format]?.make(id) : undefined;
}

/** The format to show: the one in the address, else the server's own, else the first that can be shown. */
export function chooseFormat(
  hash: string,
  formats: readonly string[],
  preferred: string,
): string | undefined {
  const wanted = hash.replace(/^#/, "").toUpperCase();
  const showable = formats.filter(canShow);
  return [wanted, preferred].find((format) => showable.includes(format)) ?? showable[0];
}
