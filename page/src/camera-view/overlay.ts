import type { Calibration } from "../status";
import { apply, inverse, type Matrix, type Orientation, type Point } from "./matrix";
import { corners, type Region } from "./picture-map";
import { type Line, measured } from "./ruler";
import { lengthText, scaleBar } from "./scale-bar";

/** What is drawn over the picture, in the camera's pixels. */
export interface Drawing {
  crossHair?: Point;
  scale: boolean;
  ruler?: Line;
  line?: Line;
  /** A region while it is drawn. */
  region?: Region;
  /** Where the keyboard points. */
  cursor?: Point;
  calibration: Calibration;
  orientation: Orientation;
}

const WHITE = "#fff";
const HALO = "rgba(0, 0, 0, 0.65)";
const AMBER = "#ffd166";
const CYAN = "#5ce1e6";
const FONT = '500 13px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const HANDLE = 4;
const MARGIN = 16;

/** Draws in CSS pixels: whatever the zoom of the picture, lines and text stay as they are. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  map: Matrix,
  width: number,
  height: number,
  what: Drawing,
): void {
  context.clearRect(0, 0, width, height);
  context.font = FONT;
  context.lineCap = "round";
  if (what.crossHair) {
    drawCrossHair(context, apply(map, what.crossHair), width, height);
  }
  if (what.line) {
    drawLine(context, map, width, what.line, CYAN);
  }
  if (what.ruler) {
    drawLine(context, map, width, what.ruler, AMBER, rulerText(what.ruler, what));
  }
  if (what.region) {
    const [first, ...others] = corners(map, what.region);
    twice(context, CYAN, () => {
      context.moveTo(first!.x, first!.y);
      others.forEach(({ x, y }) => context.lineTo(x, y));
      context.closePath();
    });
  }
  if (what.cursor) {
    const { x, y } = apply(map, what.cursor);
    twice(context, WHITE, () => {
      context.moveTo(x - 9, y);
      context.lineTo(x + 9, y);
      context.moveTo(x, y - 9);
      context.lineTo(x, y + 9);
    });
  }
  if (what.scale) {
    drawScale(context, map, width, height, what.calibration);
  }
}

/** What a ruler says, in one line. */
export function rulerText(
  line: Line,
  { calibration, orientation }: Pick<Drawing, "calibration" | "orientation">,
): string {
  const { pixels, micrometres, degrees } = measured(line, calibration.pixel_size, orientation);
  const length = micrometres === undefined ? "" : `${lengthText(micrometres, 1)}  `;
  return `${length}${pixels.toFixed(1)} px  ${degrees.toFixed(1)}°`;
}

function drawCrossHair(
  context: CanvasRenderingContext2D,
  { x, y }: Point,
  width: number,
  height: number,
): void {
  const gap = 6;
  twice(context, AMBER, () => {
    for (const [x1, y1, x2, y2] of [
      [0, y, x - gap, y],
      [x + gap, y, width, y],
      [x, 0, x, y - gap],
      [x, y + gap, x, height],
    ] as const) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.moveTo(x + gap, y);
    context.arc(x, y, gap, 0, 2 * Math.PI);
  });
}

function drawLine(
  context: CanvasRenderingContext2D,
  map: Matrix,
  width: number,
  line: Line,
  color: string,
  text?: string,
): void {
  const one = apply(map, { x: line[0], y: line[1] });
  const other = apply(map, { x: line[2], y: line[3] });
  twice(context, color, () => {
    context.moveTo(one.x, one.y);
    context.lineTo(other.x, other.y);
    for (const { x, y } of [one, other]) {
      context.moveTo(x + HANDLE, y);
      context.arc(x, y, HANDLE, 0, 2 * Math.PI);
    }
  });
  if (text) {
    const long = context.measureText(text).width + 16;
    // Away from the line, unless there is no room.
    const left = other.x - long < 0 || (other.x >= one.x && other.x + long < width);
    const across = left ? "left" : "right";
    write(
      context,
      text,
      other.x + (across === "left" ? 12 : -12),
      other.y + (other.y < one.y ? -10 : 18),
      color,
      across,
    );
  }
}

function drawScale(
  context: CanvasRenderingContext2D,
  map: Matrix,
  width: number,
  height: number,
  calibration: Calibration,
): void {
  const [a, b] = inverse(map);
  const [px, py] = calibration.pixel_size ?? [1, 1];
  const bar = scaleBar(
    Math.hypot(a * px, b * py),
    calibration.pixel_size !== undefined,
    Math.min(220, width * 0.35),
  );
  if (bar) {
    const left = MARGIN;
    const y = height - MARGIN - 4;
    twice(context, WHITE, () => {
      context.moveTo(left, y - 5);
      context.lineTo(left, y);
      context.lineTo(left + bar.length, y);
      context.lineTo(left + bar.length, y - 5);
    });
    write(context, bar.text, left + bar.length / 2, y - 9, WHITE, "center");
  }
}

/** A line that is seen on bright and on dark. */
function twice(context: CanvasRenderingContext2D, color: string, path: () => void): void {
  for (const [style, width] of [
    [HALO, 4],
    [color, 1.5],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.beginPath();
    path();
    context.stroke();
  }
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  color: string,
  align: CanvasTextAlign,
): void {
  context.textAlign = align;
  context.lineJoin = "round";
  context.strokeStyle = HALO;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}
