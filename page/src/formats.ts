import { canReadParts, MjpegPlayer } from "./mjpeg";
import { MjpegImagePlayer } from "./mjpeg-image";
import { Mpeg1Player } from "./mpeg1";
import { videoPath, type Watched, webSocketUrl } from "./paths";
import type { Player } from "./player";
import { WebRtcPlayer } from "./webrtc";
import { type Codec, obstacleTo } from "./whep";

interface Format {
  make(watched: Watched): Player;
  /** Why this browser cannot show it; absent where every browser can. */
  obstacle?(): string | undefined;
}

/** The formats this page can show. A new one is one module with a Player, and one line here. */
const FORMATS: Record<string, Format> = {
  MJPEG: {
    make: (watched) =>
      canReadParts() ? new MjpegPlayer(videoPath(watched)) : new MjpegImagePlayer(videoPath(watched)),
  },
  MPEG1: { make: (watched) => new Mpeg1Player(webSocketUrl(watched, document.baseURI)) },
  VP8: webRtc("VP8"),
  H264: webRtc("H264"),
};

function webRtc(codec: Codec): Format {
  return { make: (watched) => new WebRtcPlayer(watched, codec), obstacle: () => obstacleTo(codec) };
}

/** Why a format cannot be shown, in words that go on a sentence; undefined where it can. */
export function obstacle(format: string): string | undefined {
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return known ? known.obstacle?.() : "this page does not know it";
}

export function makePlayer(format: string, watched: Watched): Player | undefined {
  return obstacle(format) ? undefined : FORMATS[format]?.make(watched);
}

/** What is shown: a format, if any can be, and why it is not the one that was asked for, where it is not. */
export interface Choice {
  format: string | undefined;
  reason?: string;
}

/** The format to show: the one in the address, else the server's own, else the first that can be shown. */
export function chooseFormat(hash: string, formats: readonly string[], preferred: string): Choice {
  const named = hash.replace(/^#/, "").toUpperCase();
  // Whatever else stands in the address is no wish that could be refused.
  const wanted = formats.includes(named) ? [named, preferred] : [preferred];
  const showable = formats.filter((format) => !obstacle(format));
  const format = wanted.find((each) => showable.includes(each)) ?? showable[0];
  return format === wanted[0] ? { format } : { format, reason: reasonFor(wanted[0]!, format) };
}

function reasonFor(wanted: string, format: string | undefined): string {
  const instead = format ? ` ${format} is shown instead.` : "";
  return `${wanted || "This stream"} cannot be shown: ${obstacle(wanted) ?? "the server does not offer it"}.${instead}`;
}
