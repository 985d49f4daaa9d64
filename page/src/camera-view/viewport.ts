import {
  apply,
  inverse,
  type Matrix,
  moved,
  oriented,
  type Orientation,
  type Point,
  scaled,
  times,
} from "./matrix";
import { type Region, type Size, turned } from "./picture-map";

/** How a picture is looked at: pixels of the screen a pixel of the camera, and which point of the camera is in the middle. */
export interface Look {
  /** "fit" shows all of it, as large as there is room. */
  zoom: number | "fit";
  x: number;
  y: number;
}

export const FIT: Look = { zoom: "fit", x: 0, y: 0 };

const LEAST_ZOOM = 0.02;
const MOST_ZOOM = 64;

/** What a look needs to become a map: the room for it, and what is to be seen. */
export interface Scene {
  /** In CSS pixels. */
  room: Size;
  /** Pixels of the screen a CSS pixel. */
  ratio: number;
  /** What of the camera's picture there is to see. */
  part: Region;
  orientation: Orientation;
}

/** The zoom at which all of it is seen. */
export function fitZoom({ room, ratio, part, orientation }: Scene): number {
  const { width, height } = turned(part, orientation);
  return Math.min((room.width * ratio) / width, (room.height * ratio) / height) || 1;
}

export function zoomOf(look: Look, scene: Scene): number {
  return look.zoom === "fit" ? fitZoom(scene) : look.zoom;
}

function middleOf({ part }: Scene): Point {
  return { x: part.x + part.width / 2, y: part.y + part.height / 2 };
}

/** From the camera's pixels to CSS pixels of the room. */
export function toRoom(look: Look, scene: Scene): Matrix {
  const { x, y } = look.zoom === "fit" ? middleOf(scene) : look;
  return times(
    moved(scene.room.width / 2, scene.room.height / 2),
    scaled(zoomOf(look, scene) / scene.ratio),
    oriented(scene.orientation),
    moved(-x, -y),
  );
}

/** Another zoom that leaves a point of the room where it is; never so far that nothing of the picture can be told. */
export function zoomedAt(look: Look, scene: Scene, at: Point, factor: number): Look {
  const before = zoomOf(look, scene);
  const least = Math.min(LEAST_ZOOM, fitZoom(scene));
  return withZoom(look, scene, at, Math.min(MOST_ZOOM, Math.max(least, before * factor)));
}

export function withZoom(look: Look, scene: Scene, at: Point, zoom: number): Look {
  const fixed = apply(inverse(toRoom(look, scene)), at);
  const middle = { x: scene.room.width / 2, y: scene.room.height / 2 };
  const there = apply(toRoom({ zoom, ...fixed }, scene), fixed);
  // The point is in the middle there; go from it as far as the point was from the middle.
  const back = inverse(toRoom({ zoom, ...fixed }, scene));
  const centre = apply(back, { x: there.x + middle.x - at.x, y: there.y + middle.y - at.y });
  return kept({ zoom, ...centre }, scene);
}

/** Moves the picture by CSS pixels of the room. */
export function panned(look: Look, scene: Scene, x: number, y: number): Look {
  const zoom = zoomOf(look, scene);
  const back = inverse(toRoom(look, scene));
  const centre = apply(back, { x: scene.room.width / 2 - x, y: scene.room.height / 2 - y });
  return kept({ zoom, ...centre }, scene);
}

/** The middle of the room stays on the picture, so that it cannot be lost. */
function kept(look: Look, { part }: Scene): Look {
  return {
    zoom: look.zoom,
    x: Math.min(part.x + part.width, Math.max(part.x, look.x)),
    y: Math.min(part.y + part.height, Math.max(part.y, look.y)),
  };
}
