import { apply, oriented, type Orientation, type Point } from "./matrix";

/** Two points of the camera's picture. */
export type Line = readonly [x1: number, y1: number, x2: number, y2: number];

/** What a ruler says. */
export interface Measured {
  /** In the camera's pixels. */
  pixels: number;
  /** In µm; absent where nobody has told what a pixel is. */
  micrometres?: number;
  /** As it is seen, in degrees, counter-clockwise from the right, above −180 and up to 180. */
  degrees: number;
}

export function measured(
  line: Line,
  pixelSize: readonly [number, number] | undefined,
  orientation: Orientation,
): Measured {
  const [x1, y1, x2, y2] = line;
  const [x, y] = [x2 - x1, y2 - y1];
  const [width, height] = pixelSize ?? [1, 1];
  const seen = apply(oriented(orientation), { x: x * width, y: y * height });
  const degrees = (Math.atan2(-seen.y, seen.x) * 180) / Math.PI;
  return {
    pixels: Math.hypot(x, y),
    ...(pixelSize && { micrometres: Math.hypot(x * width, y * height) }),
    // Neither −180 nor −0, which a line to the left or the right would have by chance.
    degrees: degrees <= -180 ? 180 : degrees + 0,
  };
}

/** A point in the world: µm from the origin, which is the picture's corner where nobody has told another. */
export function inWorld(
  { x, y }: Point,
  pixelSize: readonly [number, number],
  origin: readonly [number, number] = [0, 0],
): Point {
  return { x: (x - origin[0]) * pixelSize[0], y: (y - origin[1]) * pixelSize[1] };
}

/** "x1,y1,x2,y2" with as many decimals as a screen can tell. */
export function lineText(line: Line): string {
  return line.map((each) => Number(each.toFixed(2))).join();
}

export function lineOf(text: string | null | undefined): Line | undefined {
  const numbers = (text ?? "").split(",").map((each) => (each.trim() === "" ? NaN : Number(each)));
  return numbers.length === 4 && numbers.every(Number.isFinite) ? (numbers as unknown as Line) : undefined;
}
