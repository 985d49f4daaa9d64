import type { Access } from "./access";

// All addresses are relative to the page's base, so they hold behind a proxy with a path prefix and TLS.

/**
 * What is watched: the stream's name in addresses, how it is asked to be shown, as a query without "?", and the server
 * that has it, an address with a slash at its end; without one it is the page's own.
 */
export interface Watched {
  name: string;
  asked: string;
  server?: string;
  /** How what is asked shows who asks; as the page's own server takes it where that is not told. */
  access?: Access;
}

/** What requests may ask of a stream; whatever else stands in the page's own address is not passed on. */
export const KEYS = [
  "size",
  "width",
  "height",
  "quality",
  "fps",
  "crop",
  "rotate",
  "flip",
  "window",
  "gamma",
  "colormap",
  "invert",
  "saturated",
];

/** What the page's own address asks of the stream. */
export function askedIn(search: string): string {
  const all = new URLSearchParams(search);
  return new URLSearchParams(KEYS.flatMap((key) => all.getAll(key).map((value) => [key, value]))).toString();
}

/** The name of the stream whose page has this path; undefined for the one that is served without a name. */
export function streamOf(path: string): string | undefined {
  const name = /\/ui\/([^/]+)\/?$/.exec(path)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}

function below(route: string, { name, asked, server = "" }: Watched, more = ""): string {
  const query = [more, asked].filter(Boolean).join("&");
  return `${server}${route}/${encodeURIComponent(name)}${query && "?"}${query}`;
}

export function pagePath(name: string): string {
  return `ui/${encodeURIComponent(name)}`;
}

export function statusPath(name: string | undefined, server = ""): string {
  return server + (name === undefined ? "api/stream" : `api/streams/${encodeURIComponent(name)}`);
}

/** Where the server measures the samples of a stream. */
export function measuredPath(
  what: "statistics" | "profile" | "pixel",
  { name, server = "" }: Watched,
  query: string,
): string {
  return `${server}api/streams/${encodeURIComponent(name)}/${what}?${query}`;
}

/** Where a viewer by WebRTC changes what it is shown. */
export function viewerPath({ name, server = "" }: Watched, viewer: string): string {
  return `${server}api/streams/${encodeURIComponent(name)}/viewers/${encodeURIComponent(viewer)}`;
}

export function videoPath(watched: Watched): string {
  return below("video", watched);
}

export function snapshotPath(watched: Watched, format: string): string {
  return below("snapshot", watched, format === "jpeg" ? "" : `format=${format}`);
}

export function clipPath(watched: Watched, seconds: number): string {
  return below("clip", { ...watched, asked: "" }, `seconds=${seconds}`);
}

export function whepPath(watched: Watched): string {
  return below("whep", watched);
}

/**
 * The address of a WebRTC session. Only its name is taken of what the server told: where a proxy takes a prefix off the
 * path without saying so, the server does not know the rest.
 */
export function whepSession(location: string, offeredTo: string): URL {
  const name = location.split("/").at(-1) ?? "";
  return new URL(name, offeredTo.replace(/\?.*$/, "").replace(/\/?$/, "/"));
}

/** Where the server tells about the WebRTC session that has this address. */
export function sessionPath(session: URL, server = ""): string {
  return `${server}api/webrtc/${session.pathname.split("/").at(-1)}`;
}

/** http becomes ws and https becomes wss; a WebSocket takes no relative address. */
export function webSocketUrl(watched: Watched, base: string): string {
  const url = new URL(below("ws", watched), base);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
