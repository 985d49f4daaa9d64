import { expect, test } from "vitest";
import { arrange, counts, matches, moved } from "../../src/dashboard/arrange";
import { USUAL, type Settings } from "../../src/dashboard/settings";
import type { StreamBrief } from "../../src/dashboard/streams";
import type { State } from "../../src/status";

function stream(name: string, title: string, state: State, source = "test"): StreamBrief {
  return { name, title, source, state, reason: "", fps: 10, viewers: 0 };
}

const STREAMS = [
  stream("c", "Camera 10", "live"),
  stream("a", "Camera 9", "failed", "rtsp://hutch/one"),
  stream("b", "Überblick", "idle"),
  stream("d", "Attic", "stalled"),
];

const names = (settings: Partial<Settings>) =>
  arrange(STREAMS, { ...USUAL, ...settings })
    .map(({ name }) => name)
    .join("");

test("streams stand in the order that is chosen", () => {
  expect(names({})).toBe("cabd");
  expect(names({ sort: "name" })).toBe("dacb");
  expect(names({ sort: "state" })).toBe("adcb");
  expect(names({ sort: "own", order: ["b", "gone", "a"] })).toBe("bacd");
  expect(STREAMS.map(({ name }) => name).join("")).toBe("cabd");
});

test("a filter finds all of its words in title, name or source", () => {
  expect(names({ filter: "camera" })).toBe("ca");
  expect(names({ filter: "HUTCH  cam" })).toBe("a");
  expect(names({ filter: "über" })).toBe("b");
  expect(names({ filter: "nothing" })).toBe("");
  expect(matches(STREAMS[0]!, " ")).toBe(true);
});

test("states may be chosen together", () => {
  expect(names({ states: ["failed"] })).toBe("a");
  expect(names({ states: ["live", "idle"] })).toBe("cb");
  expect(names({ states: ["live", "idle"], filter: "10" })).toBe("c");
});

test("a stream is drawn to the place of another", () => {
  expect(moved(["a", "b", "c", "d"], "a", "c")).toEqual(["b", "c", "a", "d"]);
  expect(moved(["a", "b", "c", "d"], "d", "b")).toEqual(["a", "d", "b", "c"]);
  expect(moved(["a", "b"], "a", "a")).toEqual(["a", "b"]);
  expect(moved(["a", "b"], "gone", "a")).toEqual(["a", "b"]);
});

test("streams are counted by their states", () => {
  expect(Object.fromEntries(counts(STREAMS))).toEqual({
    failed: 1,
    stalled: 1,
    connecting: 0,
    live: 1,
    idle: 1,
  });
});
