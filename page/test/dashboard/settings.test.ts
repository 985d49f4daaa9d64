import { expect, test } from "vitest";
import { hashOf, settingsIn, USUAL, type Settings } from "../../src/dashboard/settings";

test("what is usual needs nothing in the address", () => {
  expect(hashOf(USUAL)).toBe("");
  expect(settingsIn("")).toEqual(USUAL);
  expect(settingsIn("#")).toEqual(USUAL);
});

test("an address shows what it was made of", () => {
  const chosen: Settings = {
    filter: "sample & gonio=1 #2",
    states: ["failed", "stalled"],
    sort: "own",
    order: ["overview", "sample-1", "b.c_d"],
    size: "s",
    fps: 2,
    wall: true,
    cycle: 15,
  };
  expect(settingsIn("#" + hashOf(chosen))).toEqual(chosen);
  expect(hashOf({ ...USUAL, order: ["a", "b"] })).toBe("order=a,b");
});

test("what is wrong in an address counts as if it were not there", () => {
  const wrong = "#sort=size&size=xl&fps=60&wall=yes&cycle=-1&states=broken,live&other=1";
  expect(settingsIn(wrong)).toEqual({ ...USUAL, states: ["live"] });
  expect(settingsIn("#fps=2.5&cycle=99999999")).toEqual(USUAL);
  expect(settingsIn("#filter=" + "x".repeat(1000)).filter).toHaveLength(200);
});
