import type { Sample } from "./measured";
import { type Axis, columns, type Histogram, placeOn, type Window } from "./tone";

/** Colours of the page, so that plots follow light and dark. */
function color(canvas: HTMLElement, name: string): string {
  return getComputedStyle(canvas).getPropertyValue(name).trim();
}

/** A canvas in pixels of the screen, to be drawn on in CSS pixels. */
function prepare(canvas: HTMLCanvasElement): {
  context: CanvasRenderingContext2D;
  width: number;
  height: number;
} {
  const ratio = devicePixelRatio;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext("2d")!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.font = "12px system-ui, sans-serif";
  context.lineWidth = 1.5;
  context.lineJoin = "round";
  return { context, width, height };
}

export function drawHistogram(
  canvas: HTMLCanvasElement,
  histogram: Histogram | undefined,
  axis: Axis,
  window: Window | undefined,
): void {
  const { context, width, height } = prepare(canvas);
  if (!histogram) {
    return;
  }
  const [low, high] = window ? [placeOn(axis, window.low), placeOn(axis, window.high)] : [0, width];
  if (window) {
    context.fillStyle = color(canvas, "--plot-ground");
    context.fillRect(low, 0, high - low, height);
  }
  const [inside, outside] = [color(canvas, "--plot-line"), color(canvas, "--plot-quiet")];
  columns(histogram, axis).forEach((part, place) => {
    context.fillStyle = place >= low && place < high ? inside : outside;
    context.fillRect(place, height - part * (height - 4), 1, part * (height - 4));
  });
  if (window) {
    context.strokeStyle = color(canvas, "--accent");
    context.fillStyle = color(canvas, "--accent");
    context.beginPath();
    context.moveTo(low, height);
    context.lineTo(high, 0);
    context.stroke();
    for (const place of [low, high]) {
      context.fillRect(place - 0.75, 0, 1.5, height);
      context.fillRect(place - 4, height / 2 - 9, 8, 18);
    }
  }
}

export function drawProfile(canvas: HTMLCanvasElement, values: readonly Sample[]): void {
  const { context, width, height } = prepare(canvas);
  const numbers = values.map(Number).map((each) => (Number.isFinite(each) ? each : NaN));
  const finite = numbers.filter((each) => !Number.isNaN(each));
  const least = finite.reduce((one, other) => Math.min(one, other), Infinity);
  const most = finite.reduce((one, other) => Math.max(one, other), -Infinity);
  if (finite.length < 2) {
    return;
  }
  const [top, bottom] = [6, height - 6];
  const y = (value: number) => bottom - ((value - least) / (most - least || 1)) * (bottom - top);
  context.strokeStyle = color(canvas, "--line");
  context.beginPath();
  for (const each of [top, (top + bottom) / 2, bottom]) {
    context.moveTo(0, each);
    context.lineTo(width, each);
  }
  context.stroke();
  context.strokeStyle = color(canvas, "--plot-line");
  context.beginPath();
  numbers.forEach((value, at) => {
    if (!Number.isNaN(value)) {
      context.lineTo((at / (numbers.length - 1)) * width, y(value));
    }
  });
  context.stroke();
}

/** The newest last; what is not known leaves a gap. */
export function drawGraph(
  canvas: HTMLCanvasElement,
  values: readonly (number | undefined)[],
  most: number,
  name: string,
): void {
  const { context, width, height } = prepare(canvas);
  context.strokeStyle = color(canvas, "--line");
  context.beginPath();
  context.moveTo(0, height - 0.5);
  context.lineTo(width, height - 0.5);
  context.stroke();
  context.strokeStyle = color(canvas, name);
  context.beginPath();
  let gap = true;
  const step = width / (GRAPH_POINTS - 1);
  values.forEach((value, at) => {
    const x = width - (values.length - 1 - at) * step;
    if (value === undefined) {
      gap = true;
      return;
    }
    const y = height - 2 - (Math.min(value, most) / most) * (height - 6);
    context[gap ? "moveTo" : "lineTo"](x, y);
    gap = false;
  });
  context.stroke();
}

/** A minute, two a second. */
export const GRAPH_POINTS = 120;
