// All addresses are relative to the page's base, so they hold behind a proxy with a path prefix and TLS.

/** What is watched: the stream's name in addresses, and how it is asked to be shown, as a query without "?". */
export interface Watched {
  name: string;
  asked: string;
}

/** What requests may ask of a stream; whatever else stands in the page's own address is not passed on. */
const KEYS = [
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

function below(route: string, { name, asked }: Watched, more = ""): string {
  const query = [more, asked].filter(Boolean).join("&");
  return `${route}/${encodeURIComponent(name)}${query && "?"}${query}`;
}

export function pagePath(name: string): string {
  return `ui/${encodeURIComponent(name)}`;
}

export function statusPath(name: string | undefined): string {
  return name === undefined ? "api/stream" : `api/streams/${encodeURIComponent(name)}`;
}

export function videoPath(watched: Watched): string {
  return below("video", watched);
}

export function snapshotPath(watched: Watched, format: "jpeg" | "png"): string {
  return below("snapshot", watched, format === "png" ? "format=png" : "");
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
export function sessionPath(session: URL): string {
  return `api/webrtc/${session.pathname.split("/").at(-1)}`;
}

/** http becomes ws and https becomes wss; a WebSocket takes no relative address. */
export function webSocketUrl(watched: Watched, base: string): string {
  const url = new URL(below("ws", watched), base);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
