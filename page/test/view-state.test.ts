import { expect, test } from "vitest";
import { orientationOf, UPRIGHT } from "../src/camera-view/matrix";
import { ViewState } from "../src/camera-view/view-state";

const camera = { width: 1600, height: 800 };
const whole = { shown: camera, part: { x: 0, y: 0, ...camera }, orientation: UPRIGHT };
const part = { x: 400, y: 200, width: 200, height: 100 };

/** A room of 400 by 300 CSS pixels on a screen with two pixels for each. */
function withRoom(): ViewState {
  const state = new ViewState(() => 2);
  state.room = { width: 400, height: 300 };
  return state;
}

function withPicture(): ViewState {
  const state = withRoom();
  state.place(whole);
  return state;
}

const round = (point: { x: number; y: number } | undefined) =>
  point && [Number(point.x.toFixed(6)), Number(point.y.toFixed(6))];

test("before the first picture there is nothing to move and no way to the camera's pixels", () => {
  const state = withRoom();
  expect([state.actualSize(1), state.zoomBy(2), state.panBy(1, 1), state.toggleFit({ x: 0, y: 0 })]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(state.map).toBeUndefined();
  expect(state.toCamera({ x: 0, y: 0 })).toBeUndefined();
  expect(state.isInside({ x: 0, y: 0 })).toBe(false);
  expect(state.zoom).toBe(1);
});

test("a picture without room has no map", () => {
  const state = new ViewState(() => 1);
  state.place(whole);
  expect(state.map).toBeUndefined();
});

test("a picture is seen as a whole at first, with its middle in that of the room", () => {
  const state = withPicture();
  expect(state.view).toEqual({ zoom: "fit", x: 800, y: 400, rotate: 0, flip: "none" });
  expect(state.zoom).toBe(0.5);
  expect(round(state.toCamera({ x: 200, y: 150 }))).toEqual([800, 400]);
});

test("pixels of the screen are counted, also when the window goes to another one", () => {
  let ratio = 2;
  const state = new ViewState(() => ratio);
  state.room = { width: 400, height: 300 };
  state.place(whole);
  state.actualSize(1);
  expect(round(state.toCamera({ x: 201, y: 150 }))).toEqual([802, 400]);
  ratio = 1;
  expect(round(state.toCamera({ x: 201, y: 150 }))).toEqual([801, 400]);
});

test("zooming without a hand leaves the middle, with one the point under it", () => {
  const state = withPicture();
  state.zoomBy(2);
  expect(state.view).toMatchObject({ zoom: 1, x: 800, y: 400 });
  const before = round(state.toCamera({ x: 100, y: 120 }));
  state.zoomBy(3, { x: 100, y: 120 });
  expect(round(state.toCamera({ x: 100, y: 120 }))).toEqual(before);
});

test("a double press goes to what is there, the next one shows all again", () => {
  const state = withPicture();
  const at = { x: 100, y: 150 };
  const point = round(state.toCamera(at));
  expect(state.toggleFit(at)).toBe(true);
  expect(state.zoom).toBe(1);
  expect(round(state.toCamera(at))).toEqual(point);
  state.toggleFit(at);
  expect(state.view.zoom).toBe("fit");
});

test("a view that was told is the same when it is set again", () => {
  const state = withPicture();
  state.view = { zoom: 3, x: 700.5, y: 300, rotate: 90, flip: "h" };
  const told = state.view;
  const other = withPicture();
  other.view = told;
  expect(other.view).toEqual({ zoom: 3, x: 700.5, y: 300, rotate: 90, flip: "h" });
  expect(other.map).toEqual(state.map);
});

test("of a view what is not named stays, and what makes no sense is left", () => {
  const state = withPicture();
  state.view = { zoom: 3, x: 700, y: 300 };
  state.view = { x: 500 };
  expect(state.view).toMatchObject({ zoom: 3, x: 500, y: 300, rotate: 0 });
  state.view = { zoom: 0 };
  state.view = { zoom: Number.NaN };
  state.view = { y: Number.POSITIVE_INFINITY };
  expect(state.view).toMatchObject({ zoom: 3, x: 500, y: 300 });
  expect(state.isTurned).toBe(false);
});

test("a picture is turned as the server turned it, until a hand turns it", () => {
  const state = withRoom();
  expect(state.orientation).toEqual(UPRIGHT);
  state.place({ ...whole, orientation: orientationOf(90, "h") });
  expect(state.view).toMatchObject({ rotate: 90, flip: "h" });
  expect(state.isTurned).toBe(false);
  state.orientation = orientationOf(180, "none");
  expect(state.view).toMatchObject({ rotate: 180, flip: "none" });
  expect(state.isTurned).toBe(true);
});

test("a region is seen at once in what there is of it, and fills the room when it has come", () => {
  const state = withPicture();
  state.choose({ ...part, x: 1500 }, camera);
  expect(state.region).toEqual({ x: 1500, y: 200, width: 100, height: 100 });
  expect(state.view).toMatchObject({ zoom: 6, x: 1550, y: 250 });
  // An old picture more changes nothing.
  state.place(whole);
  expect(state.view).toMatchObject({ zoom: 6 });
  state.place({ ...whole, part: { x: 1500, y: 200, width: 100, height: 100 } });
  expect(state.view).toMatchObject({ zoom: "fit", x: 1550, y: 250 });
  // Only once: then the picture is the hand's.
  state.zoomBy(2);
  state.place({ ...whole, part: { x: 1500, y: 200, width: 100, height: 100 } });
  expect(state.view).toMatchObject({ zoom: 12 });
});

test("a region that was chosen before the size is known is asked for as it is", () => {
  const state = new ViewState(() => 1);
  state.choose({ ...part, x: 1500 }, undefined);
  expect(state.region).toEqual({ ...part, x: 1500 });
  expect(state.view.zoom).toBe("fit");
});

test("what is asked says the region, until one is chosen or given up", () => {
  const state = withPicture();
  const settled = (query: string) => {
    const asked = new URLSearchParams(query);
    state.settleRegion(asked);
    return decodeURIComponent(asked.toString());
  };
  expect(settled("fps=5&crop=1,2,3,4")).toBe("fps=5&crop=1,2,3,4");
  expect(state.region).toEqual({ x: 1, y: 2, width: 3, height: 4 });
  expect(settled("fps=5")).toBe("fps=5");
  expect(state.region).toBeUndefined();
  state.choose(part, camera);
  expect(settled("fps=5&crop=1,2,3,4")).toBe("fps=5&crop=400,200,200,100");
  state.choose(undefined, camera);
  expect(settled("fps=5&crop=1,2,3,4")).toBe("fps=5");
});

test("a picture needs another place when its size, its part or its turn is another", () => {
  const state = withRoom();
  expect(state.isPlaced(whole)).toBe(false);
  state.place(whole);
  expect(state.isPlaced({ ...whole, part: { ...whole.part } })).toBe(true);
  expect(state.isPlaced({ ...whole, shown: { width: 800, height: 400 } })).toBe(false);
  expect(state.isPlaced({ ...whole, shown: { width: 1600, height: 400 } })).toBe(false);
  expect(state.isPlaced({ ...whole, part })).toBe(false);
  expect(state.isPlaced({ ...whole, orientation: orientationOf(0, "v") })).toBe(false);
});

test("a point is on the picture up to its last pixel", () => {
  const state = withRoom();
  state.place({ ...whole, part });
  expect(state.isInside({ x: 400, y: 200 })).toBe(true);
  expect(state.isInside({ x: 599.9, y: 299.9 })).toBe(true);
  expect(state.isInside({ x: 600, y: 250 })).toBe(false);
  expect(state.isInside({ x: 399.9, y: 250 })).toBe(false);
  expect(state.isInside({ x: 500, y: 300 })).toBe(false);
  expect(state.isInside({ x: 500, y: 199.9 })).toBe(false);
});
