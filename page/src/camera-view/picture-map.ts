import {
  inverse,
  type Matrix,
  moved,
  oriented,
  type Orientation,
  type Point,
  scaled,
  times,
  apply,
} from "./matrix";

export interface Size {
  width: number;
  height: number;
}

/** A part of the camera's picture, in its pixels. */
export interface Region extends Size {
  x: number;
  y: number;
}

/** Reads "x,y,width,height". */
export function regionOf(text: string | undefined): Region | undefined {
  const [x, y, width, height] = (text ?? "").split(",").map(Number);
  const known = x !== undefined && y !== undefined && width !== undefined && height !== undefined;
  return known && [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0
    ? { x, y, width, height }
    : undefined;
}

/** In whole pixels, as a request has it. */
export function regionText({ x, y, width, height }: Region): string {
  return [x, y, width, height].join();
}

/** What of a region lies in the picture; undefined where that is nothing. */
export function within(region: Region, { width, height }: Size): Region | undefined {
  const x = Math.max(0, region.x);
  const y = Math.max(0, region.y);
  const right = Math.min(width, region.x + region.width);
  const bottom = Math.min(height, region.y + region.height);
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}

/** The whole pixels that a rectangle between two corners touches. */
export function regionBetween(one: Point, other: Point): Region {
  const x = Math.floor(Math.min(one.x, other.x));
  const y = Math.floor(Math.min(one.y, other.y));
  return {
    x,
    y,
    width: Math.max(1, Math.ceil(Math.max(one.x, other.x)) - x),
    height: Math.max(1, Math.ceil(Math.max(one.y, other.y)) - y),
  };
}

/** The size of a turned picture. */
export function turned({ width, height }: Size, { rotate }: Orientation): Size {
  return rotate % 180 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * From pixels of the picture that is shown to pixels of the camera's: the server cuts a part out, turns, mirrors and scales
 * it, and this is the way back.
 */
export function toCamera(shown: Size, part: Region, orientation: Orientation): Matrix {
  const whole = turned(part, orientation);
  const there = oriented(orientation);
  // Turning around the origin leaves a picture beside it: its middle goes back to where the turned picture has its own.
  const middle = moved(whole.width / 2, whole.height / 2);
  const forth = times(
    scaled(shown.width / whole.width, shown.height / whole.height),
    middle,
    there,
    moved(-part.x - part.width / 2, -part.y - part.height / 2),
  );
  return inverse(forth);
}

/** The corners of a region, mapped. */
export function corners(map: Matrix, { x, y, width, height }: Region): Point[] {
  return [
    apply(map, { x, y }),
    apply(map, { x: x + width, y }),
    apply(map, { x: x + width, y: y + height }),
    apply(map, { x, y: y + height }),
  ];
}
