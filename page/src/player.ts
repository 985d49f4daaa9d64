import type { Watched } from "./paths";
import type { Painted } from "./server-clock";

/** Shows a stream in one format. Used once: shown, then closed. */
export interface Player {
  /** Fills the host with an element of the id `picture` and keeps it alive until closed. */
  show(host: HTMLElement): void;
  /** Lets go of the connection at once, so that the server stops sending. */
  close(): void;
  /** Why no picture can be seen, in words for the user; undefined while all is well. */
  trouble?(): string | undefined;
  /** The picture on the screen; undefined while that is not known. Absent where a player can never tell. */
  painted?(): Painted | undefined;
  /** Bytes of pictures that came since it began. Absent where a player can never tell. */
  received?(): number;
  /** Asks for another view without another connection; false where that cannot be done. Absent where it never can. */
  ask?(watched: Watched): boolean;
  /** Called for each picture that is on the screen now, by players that notice. */
  onPicture?: (() => void) | undefined;
}

/** A lost stream is asked for again after this time. */
export const RETRY_MS = 1000;

/** The server repeats a picture that stays; a connection without any for this long is dead, though nothing said so. */
export const SILENCE_MS = 10_000;

const LABEL = "Live picture of the camera";

/** Makes an element the page's picture, for style, tests and screen readers. */
export function markAsPicture(element: HTMLElement): void {
  element.id = "picture";
  if (element instanceof HTMLCanvasElement) {
    element.role = "img";
  }
  element.ariaLabel = LABEL;
}
