import { MjpegPlayer } from "./mjpeg";
import { Mpeg1Player } from "./mpeg1";
import { videoPath, webSocketUrl } from "./paths";
import type { Player } from "./player";

/** The formats this page can show. A new one is one module with a Player, and one line here. */
const PLAYERS: Record<string, (id: string) => Player> = {
  MJPEG: (id) => new MjpegPlayer(videoPath(id)),
  MPEG1: (id) => new Mpeg1Player(webSocketUrl(id, document.baseURI)),
};

export function canShow(format: string): boolean {
  return Object.hasOwn(PLAYERS, format);
}

export function makePlayer(format: string, id: string): Player | undefined {
  return canShow(format) ? PLAYERS[format]?.(id) : undefined;
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
