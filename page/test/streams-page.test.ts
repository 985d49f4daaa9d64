import { expect, test } from "vitest";
import type { StreamBrief } from "../src/status";
import { describe } from "../src/streams-page";

const stream: StreamBrief = {
  name: "sample",
  title: "Sample",
  source: "test",
  state: "live",
  reason: "",
  fps: 20,
  viewers: 0,
  width: 640,
  height: 480,
};

test("a stream tells what it shows and to how many", () => {
  expect(describe(stream)).toBe("640 × 480, 20.0 fps");
  expect(describe({ ...stream, viewers: 1 })).toBe("640 × 480, 20.0 fps, 1 viewer");
  expect(describe({ ...stream, viewers: 2 })).toBe("640 × 480, 20.0 fps, 2 viewers");
});

test("a stream that fails tells why", () => {
  expect(describe({ ...stream, state: "failed", reason: "refused" })).toBe("refused");
});
