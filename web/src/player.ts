/** Shows a stream in one format. Used once: shown, then closed. */
export interface Player {
  /** Fills the host with an element of the id `picture` and keeps it alive until closed. */
  show(host: HTMLElement): void;
  /** Lets go of the connection at once, so that the server stops sending. */
  close(): void;
}

/** A lost stream is asked for again after this time. */
export const RETRY_MS = 1000;
