import { expect, test } from "vitest";
import { hashOf, type LinkState, linkState, searchOf } from "../src/stream-page/link";
import { fileName } from "../src/stream-page/save";

const full: LinkState = {
  format: "VP8",
  asked: { window: "200,4000", colormap: "viridis", crop: "10,20,30,40" },
  view: { zoom: 2.5, x: 320.25, y: 240, rotate: 90, flip: "h" },
  show: ["cross", "scale"],
  ruler: [1, 2, 3.5, 4],
  line: [0, 0, 639, 0],
  panel: true,
};

test("a link shows the same again", () => {
  expect(linkState(searchOf(full.asked), hashOf(full))).toEqual(full);
  expect(searchOf(full.asked)).toBe("?window=200,4000&colormap=viridis&crop=10,20,30,40");
});

test("an address without anything shows all as it is", () => {
  const plain: LinkState = { format: "", asked: {}, view: {}, show: [], panel: false };
  expect(linkState("", "")).toEqual(plain);
  expect(searchOf({}) + hashOf({ ...plain, view: { zoom: "fit" } })).toBe("");
});

test("a format alone is an address of old", () => {
  expect(linkState("?size=320,240&x=1", "#mjpeg")).toMatchObject({
    format: "MJPEG",
    asked: { size: "320,240" },
  });
});

test("nonsense in an address does no harm", () => {
  for (const hash of ["#zoom=x&at=1", "#%E0%A4%A", "#ruler=1,2,3&show=", "#&&=&", "#zoom=-1&at=1,2"]) {
    const state = linkState("?window=", hash);
    expect(state.ruler).toBeUndefined();
    expect(state.view.zoom).toBeUndefined();
  }
});

test("a file is named by its stream, number and time, and by nothing that a system forbids", () => {
  const time = new Date("2026-01-01T12:00:10.123Z");
  expect(fileName("sample", 145, time, "tif")).toBe("sample-000145-20260101T120010.123Z.tif");
  expect(fileName("a/b c", null, time, "jpg")).toBe("a_b_c-20260101T120010.123Z.jpg");
});
