import { html, LitElement } from "lit";
import { measuredPath, type Watched } from "../paths";
import type { StreamStatus } from "../status";
import { Measuring, sampleText, type Statistics } from "./measured";
import { drawHistogram } from "./plots";
import {
  type Axis,
  axisOf,
  COLOR_MAPS,
  dragged,
  type Grip,
  gripAt,
  type Histogram,
  percentiles,
  toneOf,
  valueAt,
  type Window,
  windowOf,
  windowText,
} from "./tone";

const EVERY_MS = 400;
const REACH_PIXELS = 12;

/** What `auto` leaves out at both ends. */
const AUTO_PART = 0.001;

/**
 * The histogram of what is seen with the window on it, and how shades become colours. Tells by `ask` what is to be asked of
 * the stream: an object of keys, undefined for what is as everybody sees it.
 */
export class TonePanel extends LitElement {
  static override properties = {
    status: { attribute: false },
    watched: { attribute: false },
    asked: { attribute: false },
    crop: {},
    close: { state: true },
  };

  declare status: StreamStatus | undefined;
  declare watched: Watched | undefined;
  declare asked: Readonly<Record<string, string>>;
  declare crop: string | undefined;
  declare close: boolean;

  #statistics: Statistics | undefined;
  #drag: { grip: Grip; window: Window; from: number; axis: Axis } | undefined;
  #dragged: Window | undefined;
  readonly #measuring = new Measuring<Statistics>(EVERY_MS, (answer) => {
    this.#statistics = answer ?? (this.isConnected ? this.#statistics : undefined);
    this.requestUpdate();
  });

  constructor() {
    super();
    this.asked = {};
    this.close = true;
  }

  // In the page's own tree, for its style.
  protected override createRenderRoot() {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#measuring.watch(undefined);
  }

  get #histogram(): Histogram | undefined {
    const { low, high, counts } = this.#statistics?.histogram ?? {};
    const [from, to] = [Number(low), Number(high)];
    return counts && from < to ? { low: from, high: to, counts } : undefined;
  }

  get #whole(): boolean {
    return !(this.#statistics?.type ?? this.status?.samples ?? "").startsWith("float");
  }

  /** What is shown between black and white now. */
  get window(): Window | undefined {
    const { window } = toneOf(this.asked, this.status?.view);
    const histogram = this.#histogram;
    const [low, high] = (this.#statistics?.window ?? []).map(Number);
    return (
      this.#dragged ??
      windowOf(window) ??
      (this.asked["window"] && histogram
        ? percentiles(histogram, AUTO_PART, 1 - AUTO_PART)
        : low !== undefined && high !== undefined && low < high
          ? { low, high }
          : undefined)
    );
  }

  #axis(width: number): Axis | undefined {
    const { minimum, maximum } = this.#statistics ?? {};
    const histogram = this.#histogram;
    const seen = { low: Number(minimum), high: Number(maximum) };
    // What is dragged would run away from the hand on an axis that follows it.
    return this.#drag?.axis ?? (histogram && axisOf(histogram, seen, this.window, this.close, width));
  }

  protected override render() {
    const tone = toneOf(this.asked, this.status?.view);
    const { window } = this;
    const text = (value: number | undefined) =>
      value === undefined
        ? ""
        : this.#whole
          ? String(Math.round(value))
          : String(Number(value.toPrecision(5)));
    const { minimum, maximum, mean, deviation, saturated } = this.#statistics ?? {};
    const told = (value: number | string | undefined) => (value === undefined ? "–" : sampleText(value));
    return html`
      <h2>Shades</h2>
      <canvas
        id="histogram"
        class="plot"
        role="img"
        aria-label="Histogram of the samples; drag its ends to set which are black and white"
        @pointerdown=${this.#grasp}
        @pointermove=${this.#pull}
        @pointerup=${this.#drop}
        @pointercancel=${this.#drop}
        @dblclick=${() => (this.close = !this.close)}
      ></canvas>
      <div class="row">
        <label
          >Black
          <input id="window-low" type="number" step="any" .value=${text(window?.low)} @change=${this.#type}
        /></label>
        <label
          >White
          <input id="window-high" type="number" step="any" .value=${text(window?.high)} @change=${this.#type}
        /></label>
      </div>
      <div class="row">
        <button
          id="window-auto"
          type="button"
          aria-pressed=${String(/^auto/.test(tone.window ?? ""))}
          title="Follow the picture: its darkest and brightest samples (W)"
          @click=${() => this.ask({ window: "auto" })}
        >
          Auto
        </button>
        <button
          id="window-reset"
          type="button"
          title="As the stream shows it to everybody (Shift+W)"
          @click=${() => this.reset()}
        >
          Reset
        </button>
        <button
          id="histogram-close"
          type="button"
          aria-pressed=${String(this.close)}
          title="Show only values that occur (Z)"
          @click=${() => (this.close = !this.close)}
        >
          Zoom
        </button>
      </div>
      <div class="row">
        <label>
          Colours
          <select
            id="colormap"
            .value=${tone.colormap}
            @change=${(event: Event) => this.ask({ colormap: valueOf(event) })}
          >
            ${COLOR_MAPS.map((each) => html`<option value=${each} ?selected=${each === tone.colormap}>${each}</option>`)}
          </select>
        </label>
        <label>
          Gamma
          <input
            id="gamma"
            type="number"
            min="0.1"
            max="10"
            step="0.1"
            .value=${String(tone.gamma)}
            @change=${(event: Event) => this.ask({ gamma: valueOf(event) })}
          />
        </label>
      </div>
      <div class="row">
        <label class="check"
          ><input
            id="invert"
            type="checkbox"
            .checked=${tone.invert}
            @change=${(event: Event) => this.ask({ invert: flagOf(event) })}
          />Invert</label
        >
        <label class="check"
          ><input
            id="saturated"
            type="checkbox"
            .checked=${tone.saturated}
            @change=${(event: Event) => this.ask({ saturated: flagOf(event) })}
          />Mark saturated</label
        >
      </div>
      <dl class="figures">
        <div>
          <dt>Minimum</dt>
          <dd id="minimum">${told(minimum)}</dd>
        </div>
        <div>
          <dt>Maximum</dt>
          <dd id="maximum">${told(maximum)}</dd>
        </div>
        <div>
          <dt>Mean</dt>
          <dd>${told(mean)}</dd>
        </div>
        <div>
          <dt>Deviation</dt>
          <dd>${told(deviation)}</dd>
        </div>
        <div>
          <dt>Saturated</dt>
          <dd>${told(saturated)}</dd>
        </div>
      </dl>
    `;
  }

  protected override updated(): void {
    if (this.watched) {
      this.#measuring.watch(measuredPath("statistics", this.watched, this.crop ? `crop=${this.crop}` : ""));
    }
    const canvas = this.querySelector<HTMLCanvasElement>("#histogram")!;
    const axis = this.#axis(canvas.clientWidth);
    if (axis) {
      drawHistogram(canvas, this.#histogram, axis, this.window);
    }
  }

  ask(wish: Record<string, string | undefined>): void {
    this.dispatchEvent(new CustomEvent("ask", { detail: wish }));
  }

  reset(): void {
    this.ask({
      window: undefined,
      gamma: undefined,
      colormap: undefined,
      invert: undefined,
      saturated: undefined,
    });
  }

  #grasp(event: PointerEvent): void {
    const canvas = event.currentTarget as HTMLCanvasElement;
    const axis = this.#axis(canvas.clientWidth);
    const window = this.window ?? (axis && { low: axis.low, high: axis.high });
    if (axis && window) {
      canvas.setPointerCapture(event.pointerId);
      this.#drag = {
        grip: gripAt(axis, window, event.offsetX, REACH_PIXELS),
        window,
        from: event.offsetX,
        axis,
      };
    }
  }

  #pull(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag) {
      const by = valueAt(drag.axis, event.offsetX) - valueAt(drag.axis, drag.from);
      this.#dragged = dragged(drag.window, drag.grip, by, drag.axis);
      this.ask({ window: windowText(this.#dragged, this.#whole) });
      this.requestUpdate();
    }
  }

  #drop(): void {
    this.#drag = undefined;
    this.#dragged = undefined;
    this.requestUpdate();
  }

  #type(): void {
    const value = (id: string) => Number(this.querySelector<HTMLInputElement>(id)!.value || NaN);
    const window = { low: value("#window-low"), high: value("#window-high") };
    if (window.low < window.high) {
      this.ask({ window: `${window.low},${window.high}` });
    } else {
      this.requestUpdate();
    }
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function flagOf(event: Event): string {
  return (event.target as HTMLInputElement).checked ? "1" : "0";
}

customElements.define("tone-panel", TonePanel);

declare global {
  interface HTMLElementTagNameMap {
    "tone-panel": TonePanel;
  }
}
