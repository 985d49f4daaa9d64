import { afterEach, expect, test, vi } from "vitest";
import { chooseFormat, obstacle } from "../src/formats";

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

function stubCodecs(...codecs: { mimeType: string; sdpFmtpLine?: string }[]): void {
  vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => ({ codecs }) });
}
