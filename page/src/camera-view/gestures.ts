import type { Point } from "./matrix";

/** What hands do on the picture, in CSS pixels of it. */
export interface Hands {
  /** Where a press began that is to draw something; false where it is to move the picture. */
  grasp(at: Point, shift: boolean): boolean;
  draw(at: Point): void;
  drop(at: Point): void;
  pan(x: number, y: number): void;
  zoom(at: Point, factor: number): void;
  press(at: Point, event: MouseEvent): void;
  doublePress(at: Point): void;
  hover(at: Point | undefined): void;
}

const WHEEL_STEP = 1.0015;
/** The pinch of a trackpad comes as a wheel in small steps. */
const PINCH_STEP = 1.01;
const LINE_PIXELS = 20;
/** A press that moves less is none that drags. */
const STILL_PIXELS = 4;

/** Follows mouse, pen and fingers on an element; ends with the signal. */
export function followHands(element: HTMLElement, hands: Hands, signal: AbortSignal): void {
  const pointers = new Map<number, Point>();
  let drawing = false;
  let travelled = 0;
  const options = { signal };

  const placeOf = ({ clientX, clientY }: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };

  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button > 1) {
        return;
      }
      element.setPointerCapture(event.pointerId);
      const at = placeOf(event);
      pointers.set(event.pointerId, at);
      if (pointers.size === 1) {
        travelled = 0;
        // The middle button moves the picture whatever the tool.
        drawing = event.button === 0 && hands.grasp(at, event.shiftKey);
      } else if (drawing) {
        // A second finger: it is a pinch after all.
        drawing = false;
        hands.drop(at);
      }
    },
    options,
  );

  element.addEventListener(
    "pointermove",
    (event) => {
      const at = placeOf(event);
      const before = pointers.get(event.pointerId);
      if (event.pointerType !== "touch" || drawing) {
        hands.hover(at);
      }
      if (!before) {
        return;
      }
      travelled += Math.hypot(at.x - before.x, at.y - before.y);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, at);
      if (drawing) {
        hands.draw(at);
      } else if (other) {
        const [far, near] = [distance(at, other), distance(before, other)];
        hands.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
        if (far > 0 && near > 0) {
          hands.zoom({ x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }, far / near);
        }
      } else if (travelled > STILL_PIXELS) {
        hands.pan(at.x - before.x, at.y - before.y);
      }
    },
    options,
  );

  const end = (event: PointerEvent) => {
    if (pointers.delete(event.pointerId) && drawing) {
      drawing = false;
      hands.drop(placeOf(event));
    }
  };
  element.addEventListener("pointerup", end, options);
  element.addEventListener("pointercancel", end, options);
  element.addEventListener("pointerleave", () => hands.hover(undefined), options);

  element.addEventListener(
    "click",
    (event) => {
      // Ours tells the camera's pixels; the browser's would be a second one.
      event.stopPropagation();
      if (travelled <= STILL_PIXELS) {
        hands.press(placeOf(event), event);
      }
    },
    options,
  );
  element.addEventListener("dblclick", (event) => hands.doublePress(placeOf(event)), options);

  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const pixels =
        event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE_PIXELS;
      // A mouse's wheel may tell hundreds at once.
      const steps = Math.max(-400, Math.min(400, pixels));
      hands.zoom(placeOf(event), (event.ctrlKey ? PINCH_STEP : WHEEL_STEP) ** -steps);
    },
    { passive: false, signal },
  );
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
