import { expect, test } from "vitest";
import { renditionHint } from "../src/rendition-hint";
import type { Rendition, StreamStatus } from "../src/status";

function status(...renditions: Rendition[]): StreamStatus {
  return { renditions } as unknown as StreamStatus;
}

const scaled = {
  format: "MPEG1",
  from: "4096x3000",
  to: "4094x2998",
  why: "MPEG-1 holds at most 4095 pixels a side",
};

test("a picture that the format cannot hold is told with its sizes", () => {
  expect(renditionHint(status({ format: "PNG" }, scaled), "MPEG1")).toBe(
    "MPEG-1 holds at most 4095 pixels a side: the picture of 4096 × 3000 is shown as 4094 × 2998.",
  );
});

test("a format that cannot be encoded says why", () => {
  expect(renditionHint(status({ format: "VP8", fault: "no memory" }), "VP8")).toBe(
    "VP8 shows no pictures: no memory.",
  );
});

test("what others watch, and what is as the camera sends it, needs no words", () => {
  const whole = { format: "VP8", from: "640x480", to: "640x480" };
  expect(renditionHint(status(scaled, whole), "VP8")).toBeUndefined();
  expect(renditionHint(status(scaled), undefined)).toBeUndefined();
  expect(renditionHint({} as StreamStatus, "MPEG1")).toBeUndefined();
});
