import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { Latency, Painted } from "../server-clock";
import type { StreamStatus } from "../status";
import { elementStyle } from "./element-style";
import { Feed, type Placing } from "./feed";
import { followHands } from "./gestures";
import type { Health } from "./health";
import {
  apply,
  inverse,
  type Matrix,
  oriented,
  type Orientation,
  orientationOf,
  type Point,
  times,
  UPRIGHT,
} from "./matrix";
import { type Drawing, drawOverlay } from "./overlay";
import { type Region, regionOf, regionText, toCamera, within } from "./picture-map";
import type { Line } from "./ruler";
import { type Paper, Sketch, type Tool } from "./sketch";
import { snapshotOf } from "./snapshot";
import { FIT, fitZoom, type Look, panned, type Scene, toRoom, withZoom, zoomedAt, zoomOf } from "./viewport";

export type { Tool } from "./sketch";

/** How the picture is looked at; see the document on embedding. */
export interface View {
  zoom: number | "fit";
  x: number;
  y: number;
  rotate: number;
  flip: string;
}

const ZOOM_STEP = 1.25;
const PAN_STEP = 60;
/** From here on samples are seen as squares; smoothing would invent some. */
const SQUARES_FROM = 2;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A stream of a server of video-streamer, live. Attributes: `server`, `stream`, `format`, `ask`, `show`, `tool`, `fixed`,
 * `label`. Events: `frame`, `state`, `click`, `hover`, `change`, `reading`.
 */
export class CameraView extends LitElement {
  static override styles = elementStyle;

  static override properties = {
    server: {},
    stream: {},
    format: {},
    ask: {},
    show: {},
    tool: { reflect: true },
    fixed: { type: Boolean, reflect: true },
    label: {},
    ruler: { attribute: false },
    line: { attribute: false },
  };

  declare server: string;
  declare stream: string | undefined;
  declare format: string;
  /** What is asked of the stream, as a query: "fps=5&colormap=viridis". */
  declare ask: string;
  /** What is drawn over the picture, in words: "cross", "scale". */
  declare show: string;
  declare tool: Tool;
  declare fixed: boolean;
  declare label: string;
  declare ruler: Line | undefined;
  declare line: Line | undefined;

  #feed: Feed | undefined;
  #look: Look = FIT;
  #own: Orientation | undefined;
  #room = { width: 0, height: 0 };
  #placing: Placing | undefined;
  #region: Region | undefined;
  /** Whether it was chosen here, so that what the attribute says counts no more. */
  #regionIsOwn = false;
  /** Once this part is on the screen it is shown as large as there is room. */
  #awaited: string | undefined;
  readonly #sketch = new Sketch(this.#paper());
  #health: Health | undefined;
  #toldFrame: number | undefined;
  #ending = new AbortController();
  #resizing: ResizeObserver | undefined;

  constructor() {
    super();
    this.server = "";
    this.format = "auto";
    this.ask = "";
    this.show = "";
    this.tool = "pan";
    this.fixed = false;
    this.label = "";
  }

  // --- what pages ask and are told

  get status(): StreamStatus | undefined {
    return this.#feed?.status;
  }

  get health(): Health | undefined {
    return this.#feed?.health;
  }

  /** The format that is shown, and why it is no other where that needs telling. */
  get shownFormat(): string | undefined {
    return this.#feed?.choice.format;
  }

  get hint(): string {
    return this.#feed?.hint ?? "";
  }

  /** The picture on the screen; undefined while that is not known. */
  get painted(): Painted | undefined {
    return this.#feed?.painted;
  }

  get latency(): Latency | undefined {
    return this.#feed?.latency;
  }

  get reading(): { fps?: number; skipped?: number; bitRate?: number } {
    return this.#feed?.reading ?? {};
  }

  /** The element that shows the pictures: an image, a canvas or a video. */
  get picture(): HTMLElement | undefined {
    return this.#feed?.picture;
  }

  get view(): View {
    const { rotate, flipX, flipY } = this.orientation;
    const centre = this.#centre();
    return {
      zoom: this.#look.zoom,
      x: centre.x,
      y: centre.y,
      rotate,
      flip: (flipX ? "h" : "") + (flipY ? "v" : "") || "none",
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
    this.#changed();
  }

  get orientation(): Orientation {
    return this.#own ?? this.#placing?.orientation ?? UPRIGHT;
  }

  set orientation(wanted: Orientation) {
    this.#own = wanted;
    this.#changed();
  }

  /** Whether the picture is turned or mirrored by hand. */
  get isTurned(): boolean {
    return this.#own !== undefined;
  }

  /** Pixels of the screen a pixel of the camera. */
  get zoom(): number {
    const scene = this.#scene();
    return scene ? zoomOf(this.#look, scene) : 1;
  }

  /** The part that is asked of the camera, in full; undefined for what the stream shows. */
  get region(): Region | undefined {
    return this.#region;
  }

  set region(wanted: Region | undefined) {
    const camera = this.#cameraSize();
    this.#region = wanted && camera ? within(wanted, camera) : wanted;
    this.#regionIsOwn = true;
    this.#awaited = this.#region && regionText(this.#region);
    const scene = this.#scene();
    if (this.#region && scene) {
      const { x, y, width, height } = this.#region;
      const zoom = fitZoom({ ...scene, part: this.#region });
      this.#look = { zoom, x: x + width / 2, y: y + height / 2 };
    } else {
      this.#look = FIT;
    }
    this.#watch();
    this.#changed();
  }

  /** Makes all of the picture as large as there is room. */
  fit(): void {
    this.#look = FIT;
    this.#changed();
  }

  /** One pixel of the camera on one of the screen, or so many. */
  actualSize(zoom = 1): void {
    const scene = this.#scene();
    if (scene) {
      const middle = { x: scene.room.width / 2, y: scene.room.height / 2 };
      this.#look = withZoom(this.#look, scene, middle, zoom);
      this.#changed();
    }
  }

  zoomBy(factor: number, at?: Point): void {
    const scene = this.#scene();
    if (scene) {
      const { width, height } = scene.room;
      this.#look = zoomedAt(this.#look, scene, at ?? { x: width / 2, y: height / 2 }, factor);
      this.#changed();
    }
  }

  panBy(x: number, y: number): void {
    const scene = this.#scene();
    if (scene) {
      this.#look = panned(this.#look, scene, x, y);
      this.#changed();
    }
  }

  /** Puts the keyboard on the picture. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("#stage")?.focus(options);
  }

  /** From a point of the camera's picture to one of the window, in CSS pixels. */
  toWindow(point: Point): Point | undefined {
    const map = this.#map();
    const box = this.getBoundingClientRect();
    const there = map && apply(map, point);
    return there && { x: there.x + box.left, y: there.y + box.top };
  }

  /** The picture on the screen as a file: in its own pixels, turned as it is seen, with what is drawn over it if wanted. */
  async snapshot({ overlays = false, type = "image/png" } = {}): Promise<Blob> {
    const [picture, placing] = [this.picture, this.#feed?.placing];
    if (!picture || !placing) {
      throw new Error("there is no picture yet");
    }
    return snapshotOf(
      picture as CanvasImageSource & HTMLElement,
      placing,
      this.orientation,
      overlays && this.#drawing(),
      type,
    );
  }

  // --- its life

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ending = new AbortController();
    if (this.hasUpdated) {
      this.#start();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ending.abort();
    this.#resizing?.disconnect();
    this.#feed?.close();
  }

  protected override firstUpdated(): void {
    const find = <T extends HTMLElement>(id: string) => this.renderRoot.querySelector<T>(`#${id}`)!;
    this.#feed = new Feed(
      find("host"),
      find<HTMLCanvasElement>("still"),
      () => this.#follow(),
      () => this.#see(),
    );
    this.#start();
  }

  #start(): void {
    const stage = this.renderRoot.querySelector<HTMLElement>("#stage")!;
    this.#resizing = new ResizeObserver(() => this.#measure(stage));
    this.#resizing.observe(stage);
    this.#measure(stage);
    if (!this.fixed) {
      followHands(stage, this.#hands, this.#ending.signal);
    }
    this.#followPixelRatio();
    this.#watch();
  }

  #measure(stage: HTMLElement): void {
    this.#room = { width: stage.clientWidth, height: stage.clientHeight };
    this.#layout();
  }

  #followPixelRatio(): void {
    const media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const { signal } = this.#ending;
    media.addEventListener("change", () => (this.#layout(), this.#followPixelRatio()), {
      once: true,
      signal,
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (["server", "stream", "format", "ask"].some((key) => changed.has(key as keyof CameraView))) {
      this.#watch();
    }
    this.#layout();
  }

  #watch(): void {
    if (!this.isConnected) {
      return;
    }
    const asked = new URLSearchParams(this.ask.replace(/^\?/, ""));
    if (!this.#regionIsOwn) {
      this.#region = regionOf(asked.get("crop") ?? undefined);
    } else if (this.#region) {
      asked.set("crop", regionText(this.#region));
    } else {
      asked.delete("crop");
    }
    this.#feed?.watch({
      server: this.server && new URL(this.server.replace(/\/*$/, "/"), document.baseURI).href,
      name: this.stream || undefined,
      format: this.format,
      asked: asked.toString(),
    });
  }

  protected override render() {
    const health = this.#health;
    const { condition = "connecting", title = "Connecting", advice = "" } = health ?? {};
    return html`
      <div
        id="stage"
        class=${health?.old && condition !== "connecting" ? "old" : ""}
        data-condition=${condition}
        tabindex=${this.fixed ? nothing : 0}
        role="group"
        aria-label=${this.label || `Picture of ${this.status?.title ?? this.stream ?? "the camera"}`}
        @keydown=${this.#onKey}
      >
        <canvas id="still" hidden></canvas>
        <div id="host"></div>
        <canvas id="overlay" aria-hidden="true"></canvas>
        <p id="notice" role="status" ?hidden=${!title}><strong>${title}</strong><span>${advice}</span></p>
      </div>
    `;
  }

  // --- the picture

  #see(): void {
    const { painted } = this;
    const shown = this.#feed?.placing;
    // A new element has no place yet.
    if (shown && (!this.picture?.style.transform || !samePlacing(shown, this.#placing))) {
      this.#layout();
    }
    if (painted && painted.number !== this.#toldFrame) {
      this.#toldFrame = painted.number;
      const { latency } = this;
      this.#tell("frame", {
        number: painted.number,
        time: painted.taken,
        age: latency?.millis,
        error: latency?.error,
      });
    }
  }

  #follow(): void {
    const health = this.#feed!.health;
    const before = this.#health;
    this.#health = health;
    if (before?.condition !== health.condition || before.title !== health.title) {
      this.#tell("state", { state: health.condition, title: health.title, advice: health.advice });
      this.requestUpdate();
    }
    this.#layout();
    this.#noteForPrograms();
    this.#tell("reading", this.reading);
  }

  /** For browser tests and programs that look at the page. */
  #noteForPrograms(): void {
    const data = this.picture?.dataset;
    if (data) {
      const { painted, latency } = this;
      for (const [name, value] of [
        ["frame", painted?.number.toString()],
        ["latency", latency?.millis.toFixed(1)],
        ["latencyError", latency?.error.toFixed(1)],
      ] as const) {
        if (value === undefined) {
          delete data[name];
        } else {
          data[name] = value;
        }
      }
    }
  }

  #cameraSize(): { width: number; height: number } | undefined {
    const { width, height } = this.status ?? {};
    return width && height ? { width, height } : undefined;
  }

  #centre(): Point {
    const part = this.#placing?.part;
    return this.#look.zoom === "fit" && part
      ? { x: part.x + part.width / 2, y: part.y + part.height / 2 }
      : { x: this.#look.x, y: this.#look.y };
  }

  #scene(): Scene | undefined {
    const part = this.#placing?.part;
    return part && this.#room.width > 0
      ? { room: this.#room, ratio: devicePixelRatio, part, orientation: this.orientation }
      : undefined;
  }

  #map(): Matrix | undefined {
    const scene = this.#scene();
    return scene && toRoom(this.#look, scene);
  }

  #layout(): void {
    const placing = this.#feed?.placing;
    if (placing) {
      this.#placing = placing;
      if (this.#awaited !== undefined && this.#awaited === regionText(placing.part)) {
        this.#awaited = undefined;
        this.#look = FIT;
      }
    }
    const map = this.#map();
    const { picture } = this;
    if (map && picture && placing) {
      const { shown, part, orientation } = placing;
      const all = times(map, toCamera(shown, part, orientation));
      picture.style.transform = `matrix(${all.map((each) => Number(each.toFixed(6))).join()})`;
      const perSample = Math.hypot(all[0], all[1]) * devicePixelRatio;
      picture.style.imageRendering = perSample >= SQUARES_FROM ? "pixelated" : "auto";
    }
    this.#draw(map);
  }

  #drawing(): Drawing {
    const shows = this.show.split(/[\s,]+/);
    const calibration = this.status?.calibration ?? {};
    const camera = this.#cameraSize() ?? this.#placing?.part;
    const [x, y] = calibration.cross_hair ?? [camera ? camera.width / 2 : 0, camera ? camera.height / 2 : 0];
    return {
      ...(shows.includes("cross") && camera && { crossHair: { x, y } }),
      scale: shows.includes("scale"),
      ...(this.ruler && { ruler: this.ruler }),
      ...(this.line && { line: this.line }),
      ...(this.#sketch.rubber && { region: this.#sketch.rubber }),
      ...(this.#sketch.cursor && { cursor: this.#sketch.cursor }),
      calibration,
      orientation: this.orientation,
    };
  }

  #draw(map: Matrix | undefined): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>("#overlay");
    const context = canvas?.getContext("2d");
    if (!canvas || !context) {
      return;
    }
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(this.#room.width * ratio), Math.round(this.#room.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (map) {
      drawOverlay(context, map, this.#room.width, this.#room.height, this.#drawing());
    } else {
      context.clearRect(0, 0, this.#room.width, this.#room.height);
    }
  }

  #changed(): void {
    this.#layout();
    this.#tell("change", this.view);
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  // --- hands and keys

  /** A point of the room in the camera's pixels. */
  #camera(at: Point): Point | undefined {
    const map = this.#map();
    return map && apply(inverse(map), at);
  }

  readonly #hands = {
    grasp: (at: Point, shift: boolean): boolean => {
      const point = this.#camera(at);
      const shape = shift ? "region" : this.tool;
      if (!point || shape === "pan") {
        return false;
      }
      this.#sketch.grasp(shape, point, at);
      return true;
    },
    draw: (at: Point): void => {
      const point = this.#camera(at);
      if (point) {
        this.#sketch.draw(point);
      }
    },
    drop: (): void => this.#sketch.drop(),
    pan: (x: number, y: number): void => this.panBy(x, y),
    zoom: (at: Point, factor: number): void => this.zoomBy(factor, at),
    press: (at: Point, event: MouseEvent): void => {
      const point = this.#camera(at);
      if (point && this.#isInside(point)) {
        const { button, shiftKey, ctrlKey, altKey, metaKey } = event;
        this.#tell("click", { ...point, button, shiftKey, ctrlKey, altKey, metaKey });
      }
    },
    doublePress: (at: Point): void => {
      const scene = this.#scene();
      if (scene && this.tool === "pan") {
        this.#look =
          this.#look.zoom === "fit" ? withZoom(this.#look, scene, at, Math.max(1, 2 * fitZoom(scene))) : FIT;
        this.#changed();
      }
    },
    hover: (at: Point | undefined): void => {
      const point = at && this.#camera(at);
      this.#tell("hover", point && this.#isInside(point) ? point : undefined);
    },
  };

  #isInside({ x, y }: Point): boolean {
    const part = this.#placing?.part;
    return !!part && x >= part.x && y >= part.y && x < part.x + part.width && y < part.y + part.height;
  }

  #paper(): Paper {
    const view = this;
    return {
      get tool() {
        return view.tool;
      },
      get ruler() {
        return view.ruler;
      },
      set ruler(line) {
        view.ruler = line;
      },
      get line() {
        return view.line;
      },
      set line(line) {
        view.line = line;
      },
      get map() {
        return view.#map();
      },
      get camera() {
        return view.#cameraSize() ?? view.#placing?.part;
      },
      get middle() {
        return view.#centre();
      },
      choose: (region) => {
        this.region = region;
        this.tool = "pan";
      },
      drawn: () => this.#changed(),
    };
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.fixed || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const arrow = ARROWS[event.key];
    if (arrow && this.tool !== "pan") {
      this.#moveCursor(arrow[0] * (event.shiftKey ? 10 : 1), arrow[1] * (event.shiftKey ? 10 : 1));
    } else if (arrow) {
      this.panBy(-arrow[0] * PAN_STEP, -arrow[1] * PAN_STEP);
    } else if (event.key === "+" || event.key === "=") {
      this.zoomBy(ZOOM_STEP);
    } else if (event.key === "-") {
      this.zoomBy(1 / ZOOM_STEP);
    } else if (event.key === "0") {
      this.fit();
    } else if (event.key === "1") {
      this.actualSize();
    } else if ((event.key === "Enter" || event.key === " ") && this.#sketch.cursor) {
      this.#sketch.press();
    } else {
      return;
    }
    event.preventDefault();
  };

  /** By as many pixels of the camera as one can see. */
  #moveCursor(x: number, y: number): void {
    const step = Math.max(1, Math.round(2 / this.zoom));
    const point = this.#sketch.move(x * step, y * step);
    this.#layout();
    this.#tell("hover", this.#isInside(point) ? point : undefined);
  }
}

function samePlacing(one: Placing, other: Placing | undefined): boolean {
  return (
    !!other &&
    one.shown.width === other.shown.width &&
    one.shown.height === other.shown.height &&
    regionText(one.part) === regionText(other.part) &&
    oriented(one.orientation).join() === oriented(other.orientation).join()
  );
}

if (!customElements.get("camera-view")) {
  customElements.define("camera-view", CameraView);
}

declare global {
  interface HTMLElementTagNameMap {
    "camera-view": CameraView;
  }
}
