import type { Latency, Painted } from "../server-clock";
import type { Placing } from "./feed";
import { type Matrix, times } from "./matrix";
import { type Drawing, drawOverlay } from "./overlay";
import { type Size, toCamera } from "./picture-map";

/** From here on samples are seen as squares; smoothing would invent some. */
const SQUARES_FROM = 2;

/**
 * Lays the picture where the camera's pixels are seen.
 *
 * @param map from the camera's pixels to CSS pixels of the room
 * @param ratio pixels of the screen a CSS pixel
 */
export function layPicture(
  picture: HTMLElement,
  { shown, part, orientation }: Placing,
  map: Matrix,
  ratio: number,
): void {
  const all = times(map, toCamera(shown, part, orientation));
  picture.style.transform = `matrix(${all.map((each) => Number(each.toFixed(6))).join()})`;
  const perSample = Math.hypot(all[0], all[1]) * ratio;
  picture.style.imageRendering = perSample >= SQUARES_FROM ? "pixelated" : "auto";
}

/** Fills the room with what is drawn over the picture, in all pixels of the screen; nothing without a map. */
export function paintOverlay(
  canvas: HTMLCanvasElement,
  room: Size,
  map: Matrix | undefined,
  ratio: number,
  drawing: () => Drawing,
): void {
  // Without a size it holds nothing: its first pixels cost a browser tens of ms, which the first picture has use for.
  const [width, height] = map ? [Math.round(room.width * ratio), Math.round(room.height * ratio)] : [0, 0];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = map && canvas.getContext("2d");
  if (map && context) {
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawOverlay(context, map, room.width, room.height, drawing());
  }
}

/** Writes number and age of a picture on its element, for browser tests and programs that look at the page. */
export function notePicture(
  { dataset }: HTMLElement,
  painted: Painted | undefined,
  latency: Latency | undefined,
): void {
  for (const [name, value] of [
    ["frame", painted?.number.toString()],
    ["latency", latency?.millis.toFixed(1)],
    ["latencyError", latency?.error.toFixed(1)],
  ] as const) {
    if (value === undefined) {
      delete dataset[name];
    } else {
      dataset[name] = value;
    }
  }
}
