import { expect, test } from "vitest";
import {
  apply,
  inverse,
  moved,
  orientationOf,
  oriented,
  scaled,
  times,
  turnedRight,
} from "../src/camera-view/matrix";
import { regionBetween, toCamera, turned, within } from "../src/camera-view/picture-map";
import { fitZoom, panned, toRoom, zoomedAt } from "../src/camera-view/viewport";

const round = ({ x, y }: { x: number; y: number }) => [Number(x.toFixed(6)), Number(y.toFixed(6))];

test("the last of several maps comes first, and an inverse leads back", () => {
  const map = times(moved(10, 20), scaled(2, 3), oriented(orientationOf(90, "h")));
  expect(round(apply(map, { x: 1, y: 2 }))).toEqual([10 + 2 * 2, 20 + 3 * 1]);
  expect(round(apply(inverse(map), apply(map, { x: 7, y: -3 })))).toEqual([7, -3]);
});

test("a picture that the server cut, turned, mirrored and scaled leads back to the camera's pixels", () => {
  const part = { x: 100, y: 50, width: 40, height: 20 };
  // Turned clockwise the part's lower left corner is the picture's upper left one.
  const quarter = toCamera({ width: 40, height: 80 }, part, orientationOf(90, "none"));
  expect(round(apply(quarter, { x: 0, y: 0 }))).toEqual([100, 70]);
  expect(round(apply(quarter, { x: 40, y: 0 }))).toEqual([100, 50]);
  expect(round(apply(quarter, { x: 0, y: 80 }))).toEqual([140, 70]);
  const mirrored = toCamera({ width: 40, height: 20 }, part, orientationOf(0, "h"));
  expect(round(apply(mirrored, { x: 0, y: 0 }))).toEqual([140, 50]);
  const turnedAndMirrored = toCamera({ width: 20, height: 40 }, part, orientationOf(90, "h"));
  expect(round(apply(turnedAndMirrored, { x: 0, y: 0 }))).toEqual([100, 50]);
});

test("turning to the right four times is nothing, also of a mirrored picture", () => {
  for (const flip of ["none", "h", "v", "hv"]) {
    const start = orientationOf(0, flip);
    const once = turnedRight(start);
    // What pointed to the right points down.
    const right = apply(inverse(oriented(start)), { x: 1, y: 0 });
    expect(round(apply(oriented(once), right)).map((each) => each + 0)).toEqual([0, 1]);
    expect(turnedRight(turnedRight(turnedRight(once)))).toEqual(start);
  }
});

const scene = {
  room: { width: 400, height: 300 },
  ratio: 2,
  part: { x: 0, y: 0, width: 1600, height: 800 },
  orientation: orientationOf(0, "none"),
};

test("a picture that fits fills the room in one direction, also when it is turned", () => {
  expect(fitZoom(scene)).toBe(0.5);
  expect(fitZoom({ ...scene, orientation: orientationOf(90, "none") })).toBe(0.375);
  const map = toRoom({ zoom: "fit", x: 0, y: 0 }, scene);
  expect(round(apply(map, { x: 0, y: 0 }))).toEqual([0, 50]);
  expect(round(apply(map, { x: 1600, y: 800 }))).toEqual([400, 250]);
});

test("zooming leaves the point under the hand where it is", () => {
  const at = { x: 100, y: 120 };
  const before = apply(inverse(toRoom({ zoom: "fit", x: 0, y: 0 }, scene)), at);
  const look = zoomedAt({ zoom: "fit", x: 0, y: 0 }, scene, at, 3);
  expect(look.zoom).toBe(1.5);
  expect(round(apply(toRoom(look, scene), before))).toEqual([100, 120]);
});

test("a picture follows the hand that drags it, and cannot be lost", () => {
  const look = { zoom: 2, x: 800, y: 400 };
  const map = toRoom(panned(look, scene, 30, -10), scene);
  const before = apply(toRoom(look, scene), { x: 800, y: 400 });
  expect(round(apply(map, { x: 800, y: 400 }))).toEqual([before.x + 30, before.y - 10]);
  expect(panned(look, scene, 1e6, 0)).toMatchObject({ x: 0 });
});

test("a region has all pixels that the hand has touched, and none beside the picture", () => {
  expect(regionBetween({ x: 10.7, y: 20.2 }, { x: 4.1, y: 30 })).toEqual({
    x: 4,
    y: 20,
    width: 7,
    height: 10,
  });
  expect(within({ x: -5, y: 5, width: 10, height: 10 }, { width: 100, height: 10 })).toEqual({
    x: 0,
    y: 5,
    width: 5,
    height: 5,
  });
  expect(within({ x: 200, y: 5, width: 10, height: 10 }, { width: 100, height: 10 })).toBeUndefined();
  expect(turned({ width: 3, height: 4 }, orientationOf(270, "v"))).toEqual({ width: 4, height: 3 });
});
