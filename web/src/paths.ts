// All addresses are relative to the page's base, so they hold behind a proxy with a path prefix and TLS.

export function videoPath(id: string): string {
  return `video/${encodeURIComponent(id)}`;
}

export function snapshotPath(id: string, format: "jpeg" | "png"): string {
  return `snapshot/${encodeURIComponent(id)}${format === "png" ? "?format=png" : ""}`;
}

/** http becomes ws and https becomes wss; a WebSocket takes no relative address. */
export function webSocketUrl(id: string, base: string): string {
  const url = new URL(`ws/${encodeURIComponent(id)}`, base);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}
