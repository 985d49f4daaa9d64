import type { Placing } from "./feed";
import {
  apply,
  flipText,
  inverse,
  type Matrix,
  oriented,
  type Orientation,
  orientationOf,
  type Point,
  UPRIGHT,
} from "./matrix";
import { type Region, regionOf, regionText, type Size, within } from "./picture-map";
import { FIT, fitZoom, type Look, panned, type Scene, toRoom, withZoom, zoomedAt, zoomOf } from "./viewport";

/** How the picture is looked at; see the document on embedding. */
export interface View {
  zoom: number | "fit";
  x: number;
  y: number;
  rotate: number;
  flip: string;
}

/**
 * How a picture is looked at, and what of the camera is asked for that. Points are those of the camera's pixels, where not
 * said otherwise. What moves the picture answers whether it could: there is nothing to move before the first picture.
 */
export class ViewState {
  readonly #ratio: () => number;
  #look: Look = FIT;
  #own: Orientation | undefined;
  #room: Size = { width: 0, height: 0 };
  #placing: Placing | undefined;
  #region: Region | undefined;
  /** Whether it was chosen here, so that what is asked counts no more. */
  #regionIsOwn = false;
  /** Once this part is on the screen it is shown as large as there is room. */
  #awaited: string | undefined;

  /** @param ratio pixels of the screen a CSS pixel; it changes when a window goes to another screen */
  constructor(ratio: () => number) {
    this.#ratio = ratio;
  }

  get view(): View {
    const { orientation, centre } = this;
    return {
      zoom: this.#look.zoom,
      x: centre.x,
      y: centre.y,
      rotate: orientation.rotate,
      flip: flipText(orientation),
    };
  }

  set view(wanted: Partial<View>) {
    const now = this.view;
    if (wanted.rotate !== undefined || wanted.flip !== undefined) {
      this.#own = orientationOf(wanted.rotate ?? now.rotate, wanted.flip ?? now.flip);
    }
    if (wanted.zoom === "fit") {
      this.#look = FIT;
    } else if (wanted.zoom !== undefined || wanted.x !== undefined || wanted.y !== undefined) {
      const zoom = Number(wanted.zoom ?? this.zoom);
      const [x, y] = [Number(wanted.x ?? now.x), Number(wanted.y ?? now.y)];
      if (zoom > 0 && Number.isFinite(zoom + x + y)) {
        this.#look = { zoom, x, y };
      }
    }
  }

  get orientation(): Orientation {
    return this.#own ?? this.#placing?.orientation ?? UPRIGHT;
  }

  set orientation(wanted: Orientation) {
    this.#own = wanted;
  }

  /** Whether the picture is turned or mirrored by hand. */
  get isTurned(): boolean {
    return this.#own !== undefined;
  }

  /** Pixels of the screen a pixel of the camera. */
  get zoom(): number {
    const scene = this.#scene;
    return scene ? zoomOf(this.#look, scene) : 1;
  }

  /** The point that is in the middle of the room. */
  get centre(): Point {
    const { part } = this;
    return this.#look.zoom === "fit" && part
      ? { x: part.x + part.width / 2, y: part.y + part.height / 2 }
      : { x: this.#look.x, y: this.#look.y };
  }

  /** The room for the picture, in CSS pixels. */
  get room(): Size {
    return this.#room;
  }

  set room(room: Size) {
    this.#room = room;
  }

  /** What of the camera's picture there is to see; undefined before the first picture. */
  get part(): Region | undefined {
    return this.#placing?.part;
  }

  /** Another picture is shown, or the same otherwise; a part that was waited for then fills the room. */
  place(placing: Placing): void {
    this.#placing = placing;
    if (this.#awaited !== undefined && this.#awaited === regionText(placing.part)) {
      this.#awaited = undefined;
      this.#look = FIT;
    }
  }

  isPlaced({ shown, part, orientation }: Placing): boolean {
    const now = this.#placing;
    return (
      !!now &&
      shown.width === now.shown.width &&
      shown.height === now.shown.height &&
      regionText(part) === regionText(now.part) &&
      oriented(orientation).join() === oriented(now.orientation).join()
    );
  }

  /** The part that is asked of the camera, in full; undefined for what the stream shows. */
  get region(): Region | undefined {
    return this.#region;
  }

  /** Asks for another part; until it comes, what there is of it is seen larger. */
  choose(wanted: Region | undefined, camera: Size | undefined): void {
    this.#region = wanted && camera ? within(wanted, camera) : wanted;
    this.#regionIsOwn = true;
    this.#awaited = this.#region && regionText(this.#region);
    const scene = this.#scene;
    if (this.#region && scene) {
      const { x, y, width, height } = this.#region;
      const zoom = fitZoom({ ...scene, part: this.#region });
      this.#look = { zoom, x: x + width / 2, y: y + height / 2 };
    } else {
      this.#look = FIT;
    }
  }

  /** Writes the part that was chosen into what is asked; before that, what is asked says the part. */
  settleRegion(asked: URLSearchParams): void {
    if (!this.#regionIsOwn) {
      this.#region = regionOf(asked.get("crop") ?? undefined);
    } else if (this.#region) {
      asked.set("crop", regionText(this.#region));
    } else {
      asked.delete("crop");
    }
  }

  fit(): void {
    this.#look = FIT;
  }

  /** One pixel of the camera on one of the screen, or so many. */
  actualSize(zoom: number): boolean {
    return this.#move((look, scene) => withZoom(look, scene, middleOf(scene), zoom));
  }

  /** @param at a point of the room that stays; its middle if there is none */
  zoomBy(factor: number, at?: Point): boolean {
    return this.#move((look, scene) => zoomedAt(look, scene, at ?? middleOf(scene), factor));
  }

  /** By CSS pixels of the room. */
  panBy(x: number, y: number): boolean {
    return this.#move((look, scene) => panned(look, scene, x, y));
  }

  /** From all of it to what is at a point of the room, and back. */
  toggleFit(at: Point): boolean {
    return this.#move((look, scene) =>
      look.zoom === "fit" ? withZoom(look, scene, at, Math.max(1, 2 * fitZoom(scene))) : FIT,
    );
  }

  /** From the camera's pixels to CSS pixels of the room. */
  get map(): Matrix | undefined {
    const scene = this.#scene;
    return scene && toRoom(this.#look, scene);
  }

  /** A point of the room in the camera's pixels. */
  toCamera(at: Point): Point | undefined {
    const { map } = this;
    return map && apply(inverse(map), at);
  }

  /** Whether a point is on the picture that is seen. */
  isInside({ x, y }: Point): boolean {
    const { part } = this;
    return !!part && x >= part.x && y >= part.y && x < part.x + part.width && y < part.y + part.height;
  }

  #move(moved: (look: Look, scene: Scene) => Look): boolean {
    const scene = this.#scene;
    if (scene) {
      this.#look = moved(this.#look, scene);
    }
    return scene !== undefined;
  }

  get #scene(): Scene | undefined {
    const { part } = this;
    return part && this.#room.width > 0
      ? { room: this.#room, ratio: this.#ratio(), part, orientation: this.orientation }
      : undefined;
  }
}

function middleOf({ room }: Scene): Point {
  return { x: room.width / 2, y: room.height / 2 };
}
