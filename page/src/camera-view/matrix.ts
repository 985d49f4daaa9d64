/** An affine map of the plane as CSS and canvases have it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface Point {
  x: number;
  y: number;
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First the last of them, as matrices are multiplied. */
export function times(...all: Matrix[]): Matrix {
  return all.reduce(([a, b, c, d, e, f], [A, B, C, D, E, F]) => [
    a * A + c * B,
    b * A + d * B,
    a * C + c * D,
    b * C + d * D,
    a * E + c * F + e,
    b * E + d * F + f,
  ]);
}

export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const det = a * d - b * c;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

export function apply([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

export function moved(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

export function scaled(x: number, y = x): Matrix {
  return [x, 0, 0, y, 0, 0];
}

/** How a picture is turned, clockwise, and then mirrored. */
export interface Orientation {
  rotate: 0 | 90 | 180 | 270;
  flipX: boolean;
  flipY: boolean;
}

export const UPRIGHT: Orientation = { rotate: 0, flipX: false, flipY: false };

const TURNS: Record<Orientation["rotate"], Matrix> = {
  0: IDENTITY,
  90: [0, 1, -1, 0, 0, 0],
  180: [-1, 0, 0, -1, 0, 0],
  270: [0, -1, 1, 0, 0, 0],
};

/** Around the origin. */
export function oriented({ rotate, flipX, flipY }: Orientation): Matrix {
  return times(scaled(flipX ? -1 : 1, flipY ? -1 : 1), TURNS[rotate]);
}

/** The next one when what is seen is turned to the right. */
export function turnedRight({ rotate, flipX, flipY }: Orientation): Orientation {
  const step = flipX === flipY ? 90 : 270;
  return { rotate: ((rotate + step) % 360) as Orientation["rotate"], flipX, flipY };
}

/** Reads what a request or the server says. */
export function orientationOf(rotate: number | string | undefined, flip: string | undefined): Orientation {
  const degrees = ((Math.round(Number(rotate ?? 0) / 90) % 4) + 4) % 4;
  return {
    rotate: (degrees * 90) as Orientation["rotate"],
    flipX: /h/.test(flip ?? ""),
    flipY: /v/.test(flip ?? ""),
  };
}

/** As a request has it. */
export function flipText({ flipX, flipY }: Orientation): string {
  return (flipX ? "h" : "") + (flipY ? "v" : "") || "none";
}
