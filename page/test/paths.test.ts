import { expect, test } from "vitest";
import { sessionPath, snapshotPath, videoPath, webSocketUrl, whepPath, whepSession } from "../src/paths";

test("the addresses hold behind a proxy with a path prefix and TLS", () => {
  expect(webSocketUrl("abc", "https://beamline/cameras/1/")).toBe("wss://beamline/cameras/1/ws/abc");
  expect(webSocketUrl("abc", "http://host:8000/")).toBe("ws://host:8000/ws/abc");
  expect(videoPath("abc")).toBe("video/abc");
  expect(whepPath("abc")).toBe("whep/abc");
});

test("an empty id leaves the slash", () => {
  expect(videoPath("")).toBe("video/");
  expect(webSocketUrl("", "http://host/")).toBe("ws://host/ws/");
  expect(snapshotPath("", "jpeg")).toBe("snapshot/");
  expect(snapshotPath("", "png")).toBe("snapshot/?format=png");
});

test("an id with signs of an address stays one part of the path", () => {
  expect(videoPath("a/b?c#d")).toBe("video/a%2Fb%3Fc%23d");
  expect(snapshotPath("ä b", "png")).toBe("snapshot/%C3%A4%20b?format=png");
});

test("a session is known by the end of its address, wherever a proxy put it", () => {
  expect(sessionPath(new URL("https://beamline/cameras/1/whep/abc/s-1?x"))).toBe("api/webrtc/s-1");
});

test("a session lies below the address that the offer went to, whatever prefix the server does not know", () => {
  const behind = "https://beamline/cameras/1/whep/abc";
  expect(whepSession("/whep/abc/s-1", behind).href).toBe("https://beamline/cameras/1/whep/abc/s-1");
  expect(whepSession("/cameras/1/whep/abc/s-1", behind).href).toBe("https://beamline/cameras/1/whep/abc/s-1");
  expect(whepSession("/whep/s-1", "http://host:8000/whep/").href).toBe("http://host:8000/whep/s-1");
});
