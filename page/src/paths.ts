// All addresses are relative to the page's base, so they hold behind a proxy with a path prefix and TLS.

export function videoPath(id: string): string {
  return `video/${encodeURIComponent(id)}`;
}

export function snapshotPath(id: string, format: "jpeg" | "png"): string {
  return `snapshot/${encodeURIComponent(id)}${format === "png" ? "?format=png" : ""}`;
}

export function whepPath(id: string): string {
  return `whep/${encodeURIComponent(id)}`;
}

/**
 * The address of a WebRTC session. Only its name is taken of what the server told: where a proxy takes a prefix off the
 * path without saying so, the server does not know the rest.
 */
export function whepSession(location: string, offeredTo: string): URL {
  const name = location.split("/").at(-1) ?? "";
  return new URL(name, offeredTo.replace(/\/?$/, "/"));
}

/** Where the server tells about the WebRTC session that has this address. */
export function sessionPath(session: URL): string {
  return `api/webrtc/${session.pathname.split("/").at(-1)}`;
}

/** http becomes ws and https becomes wss; a WebSocket takes no relative address. */
export function webSocketUrl(id: string, base: string): string {
  const url = new URL(`ws/${encodeURIComponent(id)}`, base);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
