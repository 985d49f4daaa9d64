import { html, LitElement, nothing, type PropertyValues } from "lit";
import { Access, type Authorization, OWN } from "../access";
import type { Latency, Painted } from "../server-clock";
import type { StreamStatus } from "../status";
import { elementStyle } from "./element-style";
import { Feed } from "./feed";
import { followHands } from "./gestures";
import { Handling } from "./handling";
import type { Health } from "./health";
import { apply, type Orientation, type Point } from "./matrix";
import type { Drawing } from "./overlay";
import type { Region, Size } from "./picture-map";
import type { Line } from "./ruler";
import type { Tool } from "./sketch";
import { snapshotOf } from "./snapshot";
import { layPicture, notePicture, paintOverlay } from "./stage";
import { type View, ViewState } from "./view-state";

export type { Tool } from "./sketch";
export type { View } from "./view-state";

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
    authorization: { attribute: false },
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
  /**
   * What shows a server of another host who asks: the value of the header `Authorization`, or a function that gives it
   * whenever something is asked. No attribute, because pages have no secrets in their documents.
   */
  declare authorization: Authorization | undefined;

  #access = OWN;
  #feed: Feed | undefined;
  readonly #view = new ViewState(() => devicePixelRatio);
  readonly #handling = new Handling(this, this.#view, {
    camera: () => this.#cameraSize(),
    changed: () => this.#changed(),
    layout: () => this.#layout(),
    tell: (type, detail) => this.#tell(type, detail),
  });
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

  /** Whether the server does not know who asks, or not any more. */
  get loggedOut(): boolean {
    return this.#feed?.loggedOut ?? false;
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
    return this.#view.view;
  }

  set view(wanted: Partial<View>) {
    this.#view.view = wanted;
    this.#changed();
  }

  get orientation(): Orientation {
    return this.#view.orientation;
  }

  set orientation(wanted: Orientation) {
    this.#view.orientation = wanted;
    this.#changed();
  }

  /** Whether the picture is turned or mirrored by hand. */
  get isTurned(): boolean {
    return this.#view.isTurned;
  }

  /** Pixels of the screen a pixel of the camera. */
  get zoom(): number {
    return this.#view.zoom;
  }

  /** The part that is asked of the camera, in full; undefined for what the stream shows. */
  get region(): Region | undefined {
    return this.#view.region;
  }

  set region(wanted: Region | undefined) {
    this.#view.choose(wanted, this.#cameraSize());
    this.#watch();
    this.#changed();
  }

  /** Makes all of the picture as large as there is room. */
  fit(): void {
    this.#view.fit();
    this.#changed();
  }

  /** One pixel of the camera on one of the screen, or so many. */
  actualSize(zoom = 1): void {
    if (this.#view.actualSize(zoom)) {
      this.#changed();
    }
  }

  zoomBy(factor: number, at?: Point): void {
    if (this.#view.zoomBy(factor, at)) {
      this.#changed();
    }
  }

  panBy(x: number, y: number): void {
    if (this.#view.panBy(x, y)) {
      this.#changed();
    }
  }

  /** Puts the keyboard on the picture. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("#stage")?.focus(options);
  }

  /** From a point of the camera's picture to one of the window, in CSS pixels. */
  toWindow(point: Point): Point | undefined {
    const { map } = this.#view;
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
      followHands(stage, this.#handling, this.#ending.signal);
    }
    this.#followPixelRatio();
    this.#watch();
  }

  #measure(stage: HTMLElement): void {
    this.#view.room = { width: stage.clientWidth, height: stage.clientHeight };
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isShown = this.authorization !== undefined && this.authorization !== null;
    if (changed.has("server") || isShown !== this.#access.inAddress) {
      // Another text or function than before is taken up with the next request, and ends nothing.
      const shown = () =>
        typeof this.authorization === "function" ? this.authorization() : this.authorization;
      this.#access = isShown ? new Access(this.#server, shown) : this.server ? new Access(this.#server) : OWN;
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (
      ["server", "stream", "format", "ask", "authorization"].some((key) =>
        changed.has(key as keyof CameraView),
      )
    ) {
      this.#watch();
    }
    this.#layout();
  }

  get #server(): string {
    return this.server && new URL(this.server.replace(/\/*$/, "/"), document.baseURI).href;
  }

  #watch(): void {
    if (!this.isConnected) {
      return;
    }
    const asked = new URLSearchParams(this.ask.replace(/^\?/, ""));
    this.#view.settleRegion(asked);
    this.#feed?.watch({
      server: this.#server,
      access: this.#access,
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
        @keydown=${this.#handling.key}
      >
        <canvas id="still" hidden></canvas>
        <div id="host"></div>
        <canvas id="overlay" aria-hidden="true"></canvas>
        <p id="notice" role="status" ?hidden=${!title}>
          <strong>${title}</strong><span>${advice}</span
          ><slot name="advice" @pointerdown=${keep} @dblclick=${keep} @keydown=${keep}></slot>
        </p>
      </div>
    `;
  }

  // --- the picture

  #see(): void {
    const { painted } = this;
    const shown = this.#feed?.placing;
    // A new element has no place yet.
    if (shown && (!this.picture?.style.transform || !this.#view.isPlaced(shown))) {
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
    if (this.picture) {
      notePicture(this.picture, this.painted, this.latency);
    }
    this.#tell("reading", this.reading);
  }

  #cameraSize(): Size | undefined {
    const { width, height } = this.status ?? {};
    return width && height ? { width, height } : undefined;
  }

  #layout(): void {
    const view = this.#view;
    const placing = this.#feed?.placing;
    if (placing) {
      view.place(placing);
    }
    const { map } = view;
    const { picture } = this;
    if (map && picture && placing) {
      layPicture(picture, placing, map, devicePixelRatio);
    }
    const overlay = this.renderRoot.querySelector<HTMLCanvasElement>("#overlay");
    if (overlay) {
      paintOverlay(overlay, view.room, map, devicePixelRatio, () => this.#drawing());
    }
  }

  #drawing(): Drawing {
    const shows = this.show.split(/[\s,]+/);
    const calibration = this.status?.calibration ?? {};
    const camera = this.#cameraSize() ?? this.#view.part;
    const { rubber, cursor } = this.#handling.sketch;
    const [x, y] = calibration.cross_hair ?? [camera ? camera.width / 2 : 0, camera ? camera.height / 2 : 0];
    return {
      ...(shows.includes("cross") && camera && { crossHair: { x, y } }),
      scale: shows.includes("scale"),
      ...(this.ruler && { ruler: this.ruler }),
      ...(this.line && { line: this.line }),
      ...(rubber && { region: rubber }),
      ...(cursor && { cursor }),
      calibration,
      orientation: this.orientation,
    };
  }

  #changed(): void {
    this.#layout();
    this.#tell("change", this.view);
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** What can be done stands over the picture, and is not meant for it: that takes the hand that presses. */
function keep(event: Event): void {
  event.stopPropagation();
}

if (!customElements.get("camera-view")) {
  customElements.define("camera-view", CameraView);
}

declare global {
  interface HTMLElementTagNameMap {
    "camera-view": CameraView;
  }
}
