import { afterEach, expect, test, vi } from "vitest";
import { canShow, chooseFormat } from "../src/formats";

const both = ["MJPEG", "MPEG1"];

afterEach(() => void vi.unstubAllGlobals());

test("the format in the address goes before the server's own", () => {
  expect(chooseFormat("#MJPEG", both, "MPEG1")).toBe("MJPEG");
  expect(chooseFormat("#mjpeg", both, "MPEG1")).toBe("MJPEG");
  expect(chooseFormat("", both, "MPEG1")).toBe("MPEG1");
});

test("a format that the server does not give is not asked for", () => {
  expect(chooseFormat("#MPEG1", ["MJPEG"], "MJPEG")).toBe("MJPEG");
  expect(chooseFormat("#nonsense", both, "MPEG1")).toBe("MPEG1");
});

test("a format that this page cannot show gives way to one that it can", () => {
  expect(chooseFormat("", ["NEWER", "MJPEG"], "NEWER")).toBe("MJPEG");
  expect(chooseFormat("#toString", ["toString"], "toString")).toBeUndefined();
  expect(chooseFormat("", [], "")).toBeUndefined();
});

test("WebRTC gives way where the browser lacks it or the codec", () => {
  expect(chooseFormat("#VP8", ["VP8", "MJPEG"], "VP8")).toBe("MJPEG");
  vi.stubGlobal("RTCPeerConnection", class {});
  expect(canShow("VP8")).toBe(false);
  stubCodecs({ mimeType: "video/VP8" }, { mimeType: "video/rtx" });
  expect(chooseFormat("#vp8", ["MJPEG", "VP8"], "MJPEG")).toBe("VP8");
  expect(canShow("H264")).toBe(false);
});

test("H.264 is shown only where a picture may take several packets", () => {
  vi.stubGlobal("RTCPeerConnection", class {});
  stubCodecs({ mimeType: "video/H264", sdpFmtpLine: "packetization-mode=0;profile-level-id=42e01f" });
  expect(canShow("H264")).toBe(false);
  stubCodecs({ mimeType: "video/H264", sdpFmtpLine: "profile-level-id=42e01f;packetization-mode=1" });
  expect(canShow("H264")).toBe(true);
});

function stubCodecs(...codecs: { mimeType: string; sdpFmtpLine?: string }[]): void {
  vi.stubGlobal("RTCRtpReceiver", { getCapabilities: () => ({ codecs }) });
}
