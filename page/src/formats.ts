import { canReadParts, MjpegPlayer } from "./mjpeg";
import { MjpegImagePlayer } from "./mjpeg-image";
import { Mpeg1Player } from "./mpeg1";
import { videoPath, type Watched } from "./paths";
import type { Player } from "./player";
import { WebRtcPlayer } from "./webrtc";
import { type Codec, obstacleTo } from "./whep";

interface Format {
  /** A player; the page may not read what the server answers where that is not readable. */
  make(watched: Watched, readable: boolean): Player;
  /** Why this browser cannot show it; absent where every browser can. */
  obstacle?(): string | undefined;
}

/** The formats this page can show. A new one is one module with a Player, and one line here. */
const FORMATS: Record<string, Format> = {
  MJPEG: {
    make: (watched, readable) =>
      readable && canReadParts()
        ? new MjpegPlayer(videoPath(watched), watched.access)
        : new MjpegImagePlayer(videoPath(watched), watched.access),
  },
  MPEG1: { make: (watched) => new Mpeg1Player(watched) },
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

export function makePlayer(format: string, watched: Watched, readable = true): Player | undefined {
  return obstacle(format) ? undefined : FORMATS[format]?.make(watched, readable);
}

/** Whether its pictures need a way of their own through the network. */
export function isWebRtc(format: string | undefined): boolean {
  return format === "VP8" || format === "H264";
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

/** What is best: least delay first. */
const BEST_FIRST = ["VP8", "H264", "MPEG1", "MJPEG"];

/**
 * The best format that works here, and why it is not WebRTC where it is not.
 *
 * @param failed why formats that were tried did not work, by their names
 */
export function chooseBest(
  formats: readonly string[],
  preferred: string,
  failed: ReadonlyMap<string, string>,
): Choice {
  const order = isWebRtc(preferred) ? [preferred, ...BEST_FIRST] : BEST_FIRST;
  const offered = [...new Set(order)].filter((each) => formats.includes(each));
  const why = (format: string) => failed.get(format) ?? obstacle(format);
  const format = offered.find((each) => !why(each)) ?? offered.at(-1);
  const first = offered[0];
  if (!format || !first || format === first || isWebRtc(format)) {
    return { format };
  }
  const name = isWebRtc(first) ? "WebRTC" : first;
  return { format, reason: `${name} does not work here: ${why(first)}. ${format} is shown instead.` };
}

/** What a page may ask for beside a format's name: the best that works. */
export const AUTO = "AUTO";

/**
 * The format to show: the one that is wanted, else what the stream's configuration says, else the best that works.
 *
 * @param wanted a format's name, "auto", or nothing
 * @param chosen whether the configuration says which comes first
 */
export function chooseWanted(
  wanted: string,
  { formats, format, chosen }: { formats: readonly string[]; format: string; chosen: boolean },
  failed: ReadonlyMap<string, string>,
): Choice {
  const named = wanted.toUpperCase();
  return named === AUTO || (!formats.includes(named) && !chosen)
    ? chooseBest(formats, format, failed)
    : chooseFormat(named, formats, format);
}

function reasonFor(wanted: string, format: string | undefined): string {
  const instead = format ? ` ${format} is shown instead.` : "";
  return `${wanted || "This stream"} cannot be shown: ${obstacle(wanted) ?? "the server does not offer it"}.${instead}`;
}
