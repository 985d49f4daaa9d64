import { expect, test } from "vitest";
import { type Handled, Handling } from "../src/camera-view/handling";
import { UPRIGHT } from "../src/camera-view/matrix";
import { ViewState } from "../src/camera-view/view-state";

const camera = { width: 400, height: 300 };

/** A picture of 400 by 300 pixels in a room of as many, and what was told of it. */
function shown() {
  const view = new ViewState(() => 1);
  view.room = camera;
  view.place({ shown: camera, part: { x: 0, y: 0, ...camera }, orientation: UPRIGHT });
  const told: unknown[] = [];
  const element: Handled = {
    fixed: false,
    tool: "pan",
    ruler: undefined,
    line: undefined,
    region: undefined,
    fit: () => told.push("fit"),
    actualSize: () => told.push("1:1"),
    zoomBy: (factor) => told.push(`zoom ${factor}`),
    panBy: (x, y) => told.push(`pan ${x} ${y}`),
  };
  const handling = new Handling(element, view, {
    camera: () => camera,
    changed: () => told.push("changed"),
    layout: () => {},
    tell: (type, detail) => told.push([type, detail]),
  });
  const key = (name: string, modifiers: object = {}): boolean => {
    let isTaken = false;
    handling.key({
      key: name,
      ...modifiers,
      preventDefault: () => (isTaken = true),
    } as unknown as KeyboardEvent);
    return isTaken;
  };
  return { element, handling, key, told, view };
}

const withShift = { button: 0, shiftKey: true, ctrlKey: false, altKey: false, metaKey: false };

test("keys move and zoom the picture", () => {
  const { key, told } = shown();
  for (const name of ["ArrowLeft", "ArrowDown", "+", "=", "-", "0", "1"]) {
    expect(key(name)).toBe(true);
  }
  expect(told).toEqual(["pan 60 0", "pan 0 -60", "zoom 1.25", "zoom 1.25", "zoom 0.8", "fit", "1:1"]);
});

test("a key that means nothing here, or is the browser's, is left to others", () => {
  const { element, key, told } = shown();
  expect(key("x")).toBe(false);
  expect(key("Enter")).toBe(false);
  for (const modifier of ["ctrlKey", "metaKey", "altKey"]) {
    expect(key("+", { [modifier]: true })).toBe(false);
  }
  Object.assign(element, { fixed: true });
  expect(key("+")).toBe(false);
  expect(told).toEqual([]);
});

test("with a ruler in the hand arrows lead a point, and Enter sets its ends", () => {
  const { element, handling, key, told } = shown();
  element.tool = "ruler";
  key("ArrowRight");
  expect(handling.sketch.cursor).toEqual({ x: 200.5, y: 150.5 });
  expect(told.at(-1)).toEqual(["hover", { x: 200.5, y: 150.5 }]);
  key("Enter");
  key("ArrowRight");
  key("ArrowUp", { shiftKey: true });
  expect(element.ruler).toEqual([200.5, 150.5, 202.5, 130.5]);
  key(" ");
  expect(handling.sketch.cursor).toBeUndefined();
});

test("a press is told in the camera's pixels, beside the picture it is none", () => {
  const { handling, told, view } = shown();
  view.room = { width: 600, height: 300 };
  handling.press({ x: 150, y: 20 }, withShift as MouseEvent);
  handling.press({ x: 50, y: 20 }, withShift as MouseEvent);
  expect(told).toEqual([["click", { x: 50, y: 20, ...withShift }]]);
});

test("a hand beside the picture, or gone, hovers over nothing", () => {
  const { handling, told } = shown();
  handling.hover({ x: 10, y: 20 });
  handling.hover({ x: 500, y: 20 });
  handling.hover(undefined);
  expect(told).toEqual([
    ["hover", { x: 10, y: 20 }],
    ["hover", undefined],
    ["hover", undefined],
  ]);
});

test("a hand draws with its tool, with Shift always a region", () => {
  const { element, handling } = shown();
  expect(handling.grasp({ x: 10, y: 10 }, false)).toBe(false);
  expect(handling.grasp({ x: 10, y: 10 }, true)).toBe(true);
  handling.draw({ x: 30, y: 50 });
  expect(handling.sketch.rubber).toEqual({ x: 10, y: 10, width: 20, height: 40 });
  handling.drop();
  expect(element.region).toEqual({ x: 10, y: 10, width: 20, height: 40 });
  element.tool = "line";
  handling.grasp({ x: 10, y: 10 }, false);
  handling.draw({ x: 30, y: 50 });
  expect(element.line).toEqual([10, 10, 30, 50]);
  expect(element.tool).toBe("line");
});

test("a double press zooms only where the hand moves the picture", () => {
  const { element, handling, told, view } = shown();
  element.tool = "ruler";
  handling.doublePress({ x: 10, y: 10 });
  expect(view.view.zoom).toBe("fit");
  element.tool = "pan";
  handling.doublePress({ x: 10, y: 10 });
  expect(view.view.zoom).toBe(2);
  expect(told).toEqual(["changed"]);
});
