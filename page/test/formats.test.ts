import { afterEach, expect, test, vi } from "vitest";
import { chooseBest, chooseFormat, chooseWanted, obstacle } from "../src/formats";

const both = ["MJPEG", "MPEG1"];

afterEach(() => void vi.unstubAllGlobals());

test("the format in the address goes before the server's own", () => {
  expect(chooseFormat("#MJPEG", both, "MPEG1")).toEqual({ format: "MJPEG" });
  expect(chooseFormat("#mjpeg", both, "MPEG1")).toEqual({ format: "MJPEG" });
  expect(chooseFormat("", both, "MPEG1")).toEqual({ format: "MPEG1" });
});

test("a format that the server does not give is not asked for", () => {
  expect(chooseFormat("#MPEG1", ["MJPEG"], "MJPEG")).toEqual({ format: "MJPEG" });
  expect(chooseFormat("#nonsense", both, "MPEG1")).toEqual({ format: "MPEG1" });
});

test("a format that this page cannot show gives way to one that it can, and the page says why", () => {
  expect(chooseFormat("", ["NEWER", "MJPEG"], "NEWER")).toEqual({
    format: "MJPEG",
    reason: "NEWER cannot be shown: this page does not know it. MJPEG is shown instead.",
  });
  expect(chooseFormat("#toString", ["TOSTRING"], "TOSTRING").format).toBeUndefined();
  expect(chooseFormat("", [], "").format).toBeUndefined();
});

test("WebRTC gives way where the browser lacks it or the codec, and the page says why", () => {
  expect(chooseFormat("#VP8", ["VP8", "MJPEG"], "VP8")).toEqual({
    format: "MJPEG",
    reason: "VP8 cannot be shown: this browser has no WebRTC. MJPEG is shown instead.",
  });
  vi.stubGlobal("RTCPeerConnection", class {});
  stubCodecs({ mimeType: "video/VP8" }, { mimeType: "video/rtx" });
  expect(chooseFormat("#vp8", ["MJPEG", "VP8"], "MJPEG")).toEqual({ format: "VP8" });
  expect(chooseFormat("", ["MPEG1", "H264"], "H264")).toEqual({
    format: "MPEG1",
    reason: "H264 cannot be shown: this browser cannot receive H.264 by WebRTC. MPEG1 is shown instead.",
  });
});

test("where the address asks for what cannot be shown, the server's own format is next", () => {
  expect(chooseFormat("#VP8", ["MJPEG", "MPEG1", "VP8"], "MPEG1")).toEqual({
    format: "MPEG1",
    reason: "VP8 cannot be shown: this browser has no WebRTC. MPEG1 is shown instead.",
  });
});

test("H.264 is shown only where a picture may take several packets", () => {
  vi.stubGlobal("RTCPeerConnection", class {});
  stubCodecs({ mimeType: "video/H264", sdpFmtpLine: "packetization-mode=0;profile-level-id=42e01f" });
  expect(obstacle("H264")).toBe("this browser cannot receive H.264 by WebRTC");
  stubCodecs({ mimeType: "video/H264", sdpFmtpLine: "profile-level-id=42e01f;packetization-mode=1" });
  expect(obstacle("H264")).toBeUndefined();
});

const all = ["MJPEG", "MPEG1", "VP8", "H264"];

test("the best is WebRTC, then MPEG-1, then MJPEG, and the page says why it is not the first", () => {
  expect(chooseBest(all, "MPEG1", new Map())).toEqual({
    format: "MPEG1",
    reason: "WebRTC does not work here: this browser has no WebRTC. MPEG1 is shown instead.",
  });
  vi.stubGlobal("RTCPeerConnection", class {});
  stubCodecs({ mimeType: "video/VP8" });
  expect(chooseBest(all, "MPEG1", new Map())).toEqual({ format: "VP8" });
  const failed = new Map([
    ["VP8", "no picture came in 4 s"],
    ["H264", "no picture came in 4 s"],
    ["MPEG1", "no picture came in 4 s"],
  ]);
  expect(chooseBest(all, "MPEG1", failed)).toEqual({
    format: "MJPEG",
    reason: "WebRTC does not work here: no picture came in 4 s. MJPEG is shown instead.",
  });
  expect(chooseBest(["MJPEG"], "MJPEG", new Map())).toEqual({ format: "MJPEG" });
  expect(chooseBest([], "", new Map())).toEqual({ format: undefined });
});

test("what somebody has chosen in the configuration comes before the best", () => {
  const stream = { formats: all, format: "MJPEG" };
  expect(chooseWanted("", { ...stream, chosen: true }, new Map()).format).toBe("MJPEG");
  expect(chooseWanted("", { ...stream, chosen: false }, new Map()).format).toBe("MPEG1");
  expect(chooseWanted("auto", { ...stream, chosen: true }, new Map()).format).toBe("MPEG1");
  expect(chooseWanted("mjpeg", { ...stream, chosen: false }, new Map()).format).toBe("MJPEG");
});

function stubCodecs(...codecs: { mimeType: string; sdpFmtpLine?: string }[]): void {
  vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => ({ codecs }) });
}
