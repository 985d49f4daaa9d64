import { expect, test } from "vitest";
import {
  askedIn,
  pagePath,
  sessionPath,
  snapshotPath,
  statusPath,
  streamOf,
  videoPath,
  webSocketUrl,
  whepPath,
  whepSession,
} from "../src/paths";

const plain = (name: string) => ({ name, asked: "" });

test("the addresses hold behind a proxy with a path prefix and TLS", () => {
  expect(webSocketUrl(plain("abc"), "https://beamline/cameras/1/")).toBe("wss://beamline/cameras/1/ws/abc");
  expect(webSocketUrl(plain("abc"), "http://host:8000/")).toBe("ws://host:8000/ws/abc");
  expect(videoPath(plain("abc"))).toBe("video/abc");
  expect(whepPath(plain("abc"))).toBe("whep/abc");
  expect(pagePath("abc")).toBe("ui/abc");
});

test("an empty id leaves the slash", () => {
  expect(videoPath(plain(""))).toBe("video/");
  expect(webSocketUrl(plain(""), "http://host/")).toBe("ws://host/ws/");
  expect(snapshotPath(plain(""), "jpeg")).toBe("snapshot/");
  expect(snapshotPath(plain(""), "png")).toBe("snapshot/?format=png");
});

test("an id with signs of an address stays one part of the path", () => {
  expect(videoPath(plain("a/b?c#d"))).toBe("video/a%2Fb%3Fc%23d");
  expect(snapshotPath(plain("ä b"), "png")).toBe("snapshot/%C3%A4%20b?format=png");
  expect(statusPath("a/b")).toBe("api/streams/a%2Fb");
});

test("what the page's address asks of the stream goes on to all addresses, and nothing else does", () => {
  const asked = askedIn("?size=320,240&x=1&quality=9&t=2");
  expect(asked).toBe("size=320%2C240&quality=9");
  expect(videoPath({ name: "a", asked })).toBe("video/a?size=320%2C240&quality=9");
  expect(snapshotPath({ name: "a", asked }, "png")).toBe("snapshot/a?format=png&size=320%2C240&quality=9");
  expect(webSocketUrl({ name: "a", asked }, "http://host/")).toBe("ws://host/ws/a?size=320%2C240&quality=9");
  expect(askedIn("")).toBe("");
});

test("the page knows its stream by its own path", () => {
  expect(streamOf("/ui/sample")).toBe("sample");
  expect(streamOf("/cameras/ui/sample/")).toBe("sample");
  expect(streamOf("/ui/a%20b")).toBe("a b");
  expect(streamOf("/ui")).toBeUndefined();
  expect(streamOf("/ui/")).toBeUndefined();
  expect(statusPath(undefined)).toBe("api/stream");
  expect(statusPath("sample")).toBe("api/streams/sample");
});

test("a session is known by the end of its address, wherever a proxy put it", () => {
  expect(sessionPath(new URL("https://beamline/cameras/1/whep/abc/s-1?x"))).toBe("api/webrtc/s-1");
});

test("a session lies below the address that the offer went to, whatever prefix the server does not know", () => {
  const behind = "https://beamline/cameras/1/whep/abc";
  expect(whepSession("/whep/abc/s-1", behind).href).toBe("https://beamline/cameras/1/whep/abc/s-1");
  expect(whepSession("/cameras/1/whep/abc/s-1", behind).href).toBe("https://beamline/cameras/1/whep/abc/s-1");
  expect(whepSession("/whep/s-1", "http://host:8000/whep/").href).toBe("http://host:8000/whep/s-1");
  expect(whepSession("/whep/abc/s-1", `${behind}?size=320,0`).href).toBe(
    "https://beamline/cameras/1/whep/abc/s-1",
  );
});
