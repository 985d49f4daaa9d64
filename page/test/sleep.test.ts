import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SleepWatch } from "../src/sleep";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a page that is awake has not slept", () => {
  const sleep = new SleepWatch();
  vi.advanceTimersByTime(1_900);
  expect(sleep.hasSlept()).toBe(false);
  vi.advanceTimersByTime(1_900);
  expect(sleep.hasSlept()).toBe(false);
});

test("a browser that was stopped has slept, and its clock knows how long", () => {
  const sleep = new SleepWatch();
  vi.advanceTimersByTime(10_000);
  expect(sleep.hasSlept()).toBe(true);
  expect(sleep.missed).toBe(0);
  expect(sleep.hasSlept()).toBe(false);
});

test("a machine whose clock stood still while it slept has slept, and what it missed is told", () => {
  const sleep = new SleepWatch(3_000);
  vi.advanceTimersByTime(100);
  vi.setSystemTime(Date.now() + 3_600_000);
  expect(sleep.hasSlept()).toBe(true);
  expect(sleep.missed).toBe(3_600_000);
});

test("a clock that is set back is no sleep", () => {
  const sleep = new SleepWatch();
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(sleep.hasSlept()).toBe(false);
  expect(sleep.missed).toBe(0);
});
