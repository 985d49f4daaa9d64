import { expect, test } from "vitest";
import {
  axisOf,
  columns,
  dragged,
  gripAt,
  percentiles,
  placeOn,
  toneOf,
  valueAt,
  windowOf,
  windowText,
} from "../src/stream-page/tone";

const axis = { low: 0, high: 1000, width: 200 };

test("a value and its place on the axis lead to each other", () => {
  expect(placeOn(axis, 250)).toBe(50);
  expect(valueAt(axis, 50)).toBe(250);
});

test("what is grasped is the nearer end, or what lies between", () => {
  const window = { low: 200, high: 600 };
  expect(gripAt(axis, window, 43, 12)).toBe("low");
  expect(gripAt(axis, window, 130, 12)).toBe("high");
  expect(gripAt(axis, window, 80, 12)).toBe("both");
  expect(gripAt(axis, window, 5, 12)).toBe("low");
  expect(gripAt(axis, window, 195, 12)).toBe("high");
});

test("the ends of a window never meet", () => {
  const window = { low: 200, high: 600 };
  expect(dragged(window, "low", 100, axis)).toEqual({ low: 300, high: 600 });
  expect(dragged(window, "low", 900, axis)).toEqual({ low: 595, high: 600 });
  expect(dragged(window, "high", -900, axis)).toEqual({ low: 200, high: 205 });
  expect(dragged(window, "both", 50, axis)).toEqual({ low: 250, high: 650 });
});

test("columns show the most of what lies in them, whether bins are wider or narrower", () => {
  const wide = { low: 0, high: 4, counts: [0, 9, 99, 0] };
  expect(columns(wide, { low: 0, high: 4, width: 8 })).toEqual([0, 0, 0.5, 0.5, 1, 1, 0, 0]);
  expect(columns(wide, { low: 0, high: 4, width: 2 })).toEqual([0.5, 1]);
  expect(columns(wide, { low: 1, high: 2, width: 1 })).toEqual([1]);
});

test("an axis shows all values, or those that occur and the window", () => {
  const histogram = { low: 0, high: 65535, counts: [1] };
  const seen = { low: 500, high: 1500 };
  expect(axisOf(histogram, seen, undefined, false, 100)).toEqual({ low: 0, high: 65535, width: 100 });
  expect(axisOf(histogram, seen, { low: 0, high: 1000 }, true, 100)).toEqual({
    low: 0,
    high: 1620,
    width: 100,
  });
});

test("percentiles are those of the bins", () => {
  const counts = [0, 10, 80, 10, 0];
  expect(percentiles({ low: 0, high: 50, counts }, 0.001, 0.999)).toEqual({ low: 10, high: 40 });
  expect(percentiles({ low: 0, high: 50, counts: [0, 0, 0, 0, 0] }, 0.1, 0.9).high).toBeGreaterThan(0);
});

test("a window is told in the digits that its samples need", () => {
  expect(windowText({ low: 10.4, high: 10.45 }, true)).toBe("10,11");
  expect(windowText({ low: 0.123456789, high: 0.5 }, false)).toBe("0.12346,0.5");
  expect(windowOf("200,4000")).toEqual({ low: 200, high: 4000 });
  for (const none of ["auto", "auto:1,99", undefined, "5,1"]) {
    expect(windowOf(none)).toBeUndefined();
  }
});

test("what is asked goes before what everybody sees", () => {
  const view = {
    rotate: 0,
    flip: "none",
    gamma: 2,
    colormap: "jet",
    invert: true,
    saturated: false,
    window: "1,2",
  };
  expect(toneOf({}, view)).toEqual({
    window: "1,2",
    gamma: 2,
    colormap: "jet",
    invert: true,
    saturated: false,
  });
  expect(toneOf({ invert: "0", colormap: "hot", gamma: "1" }, view)).toMatchObject({
    invert: false,
    colormap: "hot",
    gamma: 1,
  });
  expect(toneOf({}, undefined)).toMatchObject({ gamma: 1, colormap: "gray", invert: false });
});
