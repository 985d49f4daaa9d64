import { expect, test } from "vitest";
import { orientationOf } from "../src/camera-view/matrix";
import { inWorld, lineOf, lineText, measured } from "../src/camera-view/ruler";
import { lengthText, roundLength, scaleBar } from "../src/camera-view/scale-bar";

const upright = orientationOf(0, "none");

test("a scale bar has a length of 1, 2 or 5, the longest that there is room for", () => {
  expect([0.9, 1, 1.99, 2, 4.9, 5, 9.9, 10, 499, 500].map(roundLength)).toEqual([
    0.5, 1, 1, 2, 2, 5, 5, 10, 200, 500,
  ]);
  expect(scaleBar(1.21, true, 200)).toEqual({ length: 200 / 1.21, text: "200 µm" });
  expect(scaleBar(0.5, false, 220)).toEqual({ length: 200, text: "100 px" });
  expect(scaleBar(0, true, 200)).toBeUndefined();
  expect(scaleBar(0.001, false, 200)).toEqual({ length: 1000, text: "1 px" });
});

test("lengths are told in the unit that people would say them in", () => {
  expect([0.5, 1, 20, 5000].map((each) => lengthText(each))).toEqual(["500 nm", "1 µm", "20 µm", "5 mm"]);
  expect(lengthText(123.456, 1)).toBe("123.5 µm");
});

test("a ruler tells length in pixels and µm, with other sizes across than along", () => {
  expect(measured([0, 0, 30, 40], undefined, upright)).toEqual({
    pixels: 50,
    degrees: expect.closeTo(-53.13, 2),
  });
  expect(measured([0, 0, 3, 4], [2, 0.5], upright).micrometres).toBeCloseTo(Math.hypot(6, 2));
});

test("a ruler's angle is that which is seen", () => {
  const up = [0, 0, 0, -10] as const;
  expect(measured(up, undefined, upright).degrees).toBe(90);
  expect(measured(up, undefined, orientationOf(90, "none")).degrees).toBe(0);
  expect(measured(up, undefined, orientationOf(0, "v")).degrees).toBe(-90);
  expect(measured([0, 0, -5, 0], undefined, upright).degrees).toBe(180);
});

test("a point in the world is counted from the origin", () => {
  expect(inWorld({ x: 10.5, y: 20.5 }, [2, 4], [0.5, 0.5])).toEqual({ x: 20, y: 80 });
});

test("a line survives an address", () => {
  expect(lineOf(lineText([1.234, 2, 3, 4]))).toEqual([1.23, 2, 3, 4]);
  for (const wrong of ["1,2,3", "1,2,3,x", "", null, "1,2,,4"]) {
    expect(lineOf(wrong)).toBeUndefined();
  }
});
