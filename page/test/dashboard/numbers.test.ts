import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TileClock } from "../../src/dashboard/clock";
import { onPage, renditionFor, wallGrid } from "../../src/dashboard/layout";
import { ShownRate } from "../../src/dashboard/rate";
import { describeAge, describePicture, describeRate, describeStream } from "../../src/dashboard/words";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("ages have the digits that are of use", () => {
  expect([undefined, -50, 240, 9_960, 61_000, 600_000, 9_000_000].map(describeAge)).toEqual([
    "–",
    "0.0 s",
    "0.2 s",
    "10 s",
    "61 s",
    "10 min",
    "2 h",
  ]);
  expect([0, 24.96, 99.96].map(describeRate)).toEqual(["0.0", "25.0", "100"]);
});

test("a stream is told in words", () => {
  const stream = {
    name: "a",
    title: "A",
    source: "test",
    state: "live",
    reason: "",
    fps: 1,
    viewers: 0,
  } as const;
  expect(describePicture(stream)).toBe("–");
  expect(describePicture({ ...stream, width: 640, height: 480, depth: 12 })).toBe("640×480 · 12 bit");
  expect(describeStream(stream)).toBe("A, live");
  expect(describeStream({ ...stream, state: "failed", reason: "refused" })).toBe("A, failed: refused");
});

test("a rate counts each picture once and falls when none comes", () => {
  const rate = new ShownRate();
  expect(rate.fps(0)).toBe(0);
  for (let number = 0; number <= 20; number++) {
    rate.shown(number, number * 250);
    rate.shown(number, number * 250 + 1);
  }
  expect(rate.fps(5_000)).toBe(4);
  expect(rate.fps(6_500)).toBe(2);
  expect(rate.fps(9_000)).toBe(0);
});

test("a rate says no more than has been seen, also of two pictures at once", () => {
  const rate = new ShownRate();
  rate.shown(1, 10_000);
  expect(rate.fps(10_000)).toBe(0);
  rate.shown(2, 10_010);
  expect(rate.fps(10_020)).toBe(1);
  rate.shown(3, 10_500);
  rate.shown(4, 12_000);
  expect(rate.fps(12_000)).toBe(1.5);
});

test("the server's clock is that of the best answer, until another contradicts it", () => {
  const clock = new TileClock();
  expect(clock.now()).toBeUndefined();
  const now = performance.now();
  clock.learn(1_000_000, now, now);
  expect(clock.now()).toBe(1_000_000);
  clock.learn(1_000_050, now, now + 200);
  expect(clock.now()).toBe(1_000_000);
  clock.learn(2_000_000, now, now + 20);
  expect(clock.now()).toBe(2_000_000 - 10);
  clock.forget();
  expect(clock.now()).toBeUndefined();
});

test("a tile gets a rendition that is wide enough, and no wider than is seen", () => {
  expect(renditionFor(180, 1)).toBe("s");
  expect(renditionFor(300, 1)).toBe("m");
  expect(renditionFor(180, 3)).toBe("m");
  expect(renditionFor(366, 3)).toBe("l");
});

test("tiles stand on a wall as large as they fit", () => {
  expect(wallGrid(4, 1920, 1080, "m")).toEqual({ columns: 2, rows: 2, pages: 1 });
  expect(wallGrid(1, 1920, 1080, "s")).toEqual({ columns: 1, rows: 1, pages: 1 });
  expect(wallGrid(20, 1920, 1080, "m")).toEqual({ columns: 5, rows: 4, pages: 1 });
  expect(wallGrid(20, 1280, 800, "l")).toEqual({ columns: 2, rows: 2, pages: 5 });
  expect(wallGrid(3, 200, 100, "l")).toEqual({ columns: 1, rows: 1, pages: 3 });
  expect(wallGrid(0, 1920, 1080, "m").pages).toBe(1);
});

test("a wall's pages begin anew behind the last", () => {
  const grid = { columns: 2, rows: 1, pages: 3 };
  const all = ["a", "b", "c", "d", "e"];
  expect([0, 1, 2, 3, -1].map((page) => onPage(all, grid, page).join(""))).toEqual([
    "ab",
    "cd",
    "e",
    "ab",
    "e",
  ]);
});
