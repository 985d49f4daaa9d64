import type { State } from "../status";

/** What is known of a stream here and now. */
export interface Facts {
  /** Whether the server answers: 200, another status, 0 for no answer, undefined before the first. */
  answer: number | undefined;
  /** Whether it does, but its answers are kept from this page. */
  unreadable: boolean;
  state?: State;
  reason?: string;
  /** Why the player shows nothing, in words. */
  trouble?: string;
  /** Since the last picture came on the screen, in ms; undefined before the first. */
  silence: number | undefined;
  /** How old it was when it did, in ms; undefined where that is not known. */
  delay?: number;
  /** Pictures a second from the camera; 0 while unknown. */
  fps: number;
}

export type Condition =
  "connecting" | "live" | "late" | "stalled" | "failed" | "removed" | "offline" | "forbidden";

/** How a stream is, what is said of it, and what happens now or can be done. */
export interface Health {
  condition: Condition;
  title: string;
  advice: string;
  /** Whether the picture on the screen is not the camera's of now. */
  old: boolean;
}

/** A picture older than that is none of now, unless the camera is so slow. */
const LIVE_MS = 1000;

const ADVICE = {
  connecting: "The server is asking the camera for pictures.",
  stalled: "The camera is connected but sends nothing. The server waits, then connects anew by itself.",
  failed: "The server tries again by itself. Look at the camera’s power, network and address.",
  late: "The camera is live, but its pictures do not come through to here. The page asks again by itself; another format or a smaller picture may help.",
  removed: "Its server does not have it (any more). The page goes on asking.",
  offline: "The page tries again every second. If it stays so, look at your network and at the server.",
  loggedOut:
    "You have not logged in, or your login has ended: it was too long ago, somebody has logged out here, or the server was started anew. Log in to go on.",
  forbidden: "Ask the server’s administrator for the right to see it. The page goes on asking.",
};

/** How long a picture may stand without a new one. */
export function patience(fps: number): number {
  return fps > 0 ? Math.max(LIVE_MS, 2500 / fps) : LIVE_MS;
}

export function healthOf(facts: Facts): Health {
  const { answer, unreadable, state, reason = "", trouble, silence, delay = 0, fps } = facts;
  const still =
    silence === undefined || silence + Math.max(0, delay) > patience(fps) + (unreadable ? 4 * LIVE_MS : 0);
  const told = (condition: Condition, title: string, advice: string): Health => ({
    condition,
    title,
    advice,
    old: true,
  });
  if (answer === 404) {
    return told("removed", "There is no such stream", ADVICE.removed);
  }
  if (answer === 401) {
    return told("forbidden", "You are not logged in", ADVICE.loggedOut);
  }
  if (answer === 403) {
    return told("forbidden", "You may not see this (403)", ADVICE.forbidden);
  }
  if (answer !== undefined && answer !== 200 && !unreadable) {
    const what =
      answer === 0 ? "No connection to the server" : `The server answers with an error (${answer})`;
    return told("offline", what, ADVICE.offline);
  }
  if (state === "failed" || state === "stalled") {
    const title = state === "failed" ? "No pictures from the camera" : "The camera stands still";
    return told(state, reason ? `${title}: ${reason}` : title, ADVICE[state]);
  }
  if (trouble) {
    return told("late", trouble, "Another format may work. The page asks again by itself.");
  }
  if (silence === undefined || (state !== undefined && state !== "live")) {
    return told("connecting", "Connecting", ADVICE.connecting);
  }
  if (still) {
    return told("late", `The picture stands still for ${secondsText(silence + delay)}`, ADVICE.late);
  }
  return { condition: "live", title: "", advice: "", old: false };
}

function secondsText(millis: number): string {
  return millis < 60_000 ? `${Math.round(millis / 1000)} s` : `${Math.round(millis / 60_000)} min`;
}
