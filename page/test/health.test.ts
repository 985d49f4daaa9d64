import { expect, test } from "vitest";
import { type Facts, healthOf } from "../src/camera-view/health";
import { Meter } from "../src/camera-view/meter";
import { changeOf, refusalIn } from "../src/view-change";

const live: Facts = { answer: 200, unreadable: false, state: "live", silence: 40, delay: 50, fps: 20 };

test("what comes in time is live", () => {
  expect(healthOf(live)).toMatchObject({ condition: "live", old: false, title: "" });
});

test("no picture older than a second is told to be live, unless the camera is so slow", () => {
  expect(healthOf({ ...live, silence: 1100 })).toMatchObject({ condition: "late", old: true });
  expect(healthOf({ ...live, silence: 10, delay: 10_600 })).toMatchObject({ condition: "late", old: true });
  expect(healthOf({ ...live, silence: 1500, fps: 1 })).toMatchObject({ condition: "live" });
  expect(healthOf({ ...live, silence: 3000, fps: 1 })).toMatchObject({ condition: "late" });
});

test("what is the matter is told with what can be done", () => {
  const conditions: [Partial<Facts>, string, RegExp][] = [
    [{ answer: 0 }, "offline", /No connection to the server/],
    [{ answer: 503 }, "offline", /503/],
    [{ answer: 404 }, "removed", /no such stream/],
    [{ answer: 403 }, "forbidden", /403/],
    [{ answer: 401 }, "forbidden", /not logged in/],
    [{ state: "failed", reason: "connection refused" }, "failed", /connection refused/],
    [{ state: "stalled" }, "stalled", /stands still/],
    [{ state: "connecting" }, "connecting", /Connecting/],
    [{ trouble: "This browser cannot decode the picture" }, "late", /cannot decode/],
  ];
  for (const [facts, condition, title] of conditions) {
    const health = healthOf({ ...live, ...facts });
    expect(health).toMatchObject({ condition, old: true });
    expect(health.title).toMatch(title);
    expect(health.advice).not.toBe("");
  }
});

test("before the first answer and picture it connects", () => {
  expect(healthOf({ answer: undefined, unreadable: false, silence: undefined, fps: 0 }).condition).toBe(
    "connecting",
  );
});

test("a server that this page may not read is judged by its pictures alone", () => {
  const facts: Facts = { answer: 0, unreadable: true, silence: 100, fps: 0 };
  expect(healthOf(facts).condition).toBe("live");
  expect(healthOf({ ...facts, silence: 9000 }).condition).toBe("late");
});

test("pictures that were not shown are those between the numbers of which were", () => {
  const meter = new Meter();
  for (let at = 0; at <= 1000; at += 250) {
    const shown = at / 50;
    for (let each = 0; each < 5; each++) {
      meter.see();
    }
    meter.sample(at, { number: 100 + shown * 2, arrived: 0, displayed: 0, shown }, at * 100);
  }
  expect(meter.read()).toEqual({ fps: 20, skipped: 20, bitRate: 800_000 });
});

test("a camera that counts anew is no camera that went back", () => {
  const meter = new Meter();
  meter.sample(0, { number: 100, arrived: 0, displayed: 0, shown: 1 }, 10);
  meter.sample(300, { number: 3, arrived: 0, displayed: 0, shown: 2 }, 20);
  expect(meter.read()).toEqual({});
});

test("a view that changes takes back what is no longer asked", () => {
  expect(JSON.parse(changeOf("size=1,2&window=auto", "window=3,4&invert=1"))).toEqual({
    size: null,
    window: "3,4",
    invert: "1",
  });
  expect(refusalIn('{"error":"too often"}')).toBe("too often");
  expect(refusalIn('{"rendition":"MPEG1"}')).toBeUndefined();
  expect(refusalIn("?")).toBeUndefined();
});
