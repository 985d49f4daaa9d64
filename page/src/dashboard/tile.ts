import { pagePath } from "../paths";
import { make, write } from "./dom";
import { ShownRate } from "./rate";
import type { StreamBrief } from "./streams";
import type { TilePicture } from "./tile-message";
import { count, describeAge, describePicture, describeRate, describeStream, GLYPHS } from "./words";

/** Each picture comes again after a second where it does not change: what is on the screen for longer is not live. */
const STALE_MS = 2_000;
/** A picture that was so long on its way is not what there is to see. */
const OLD_MS = 2_000;

/** A stream on the dashboard: its picture, and what is known of it. */
export class TileView {
  readonly element = make("li", "tile");
  readonly link = make("a", "picture");
  readonly handle = make("button", "handle");
  readonly #canvas = make("canvas", "canvas");
  readonly #context: CanvasRenderingContext2D;
  readonly #veil = make("span", "veil");
  readonly #title = make("strong", "title");
  readonly #glyph = make("span", "glyph");
  readonly #state = make("span", "word");
  readonly #why = make("p", "why");
  readonly #size = make("span", "");
  readonly #viewers = make("span", "");
  readonly #fps = make("span", "number");
  readonly #shownFps = make("span", "number");
  readonly #age = make("span", "number");
  readonly #shown = new ShownRate();
  #stream: StreamBrief;
  #arrived: number | undefined;
  #drawnAt = -Infinity;
  #wantedSince: number | undefined;
  #refusal = "";

  constructor(stream: StreamBrief) {
    this.#stream = stream;
    const context = this.#canvas.getContext("2d", { alpha: false });
    if (!context) {
      throw new Error("this browser draws no pictures");
    }
    this.#context = context;
    this.element.dataset["stream"] = stream.name;
    this.link.href = pagePath(stream.name);
    this.link.draggable = false;
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#canvas.width = 4;
    this.#canvas.height = 3;
    this.#glyph.setAttribute("aria-hidden", "true");
    this.handle.type = "button";
    this.handle.textContent = "⠿";
    this.handle.title = "Drag to another place, or press an arrow key";
    this.link.append(this.#canvas, this.#veil);
    const state = make("span", "state");
    state.append(this.#glyph, this.#state);
    const head = make("div", "head");
    head.append(this.handle, this.#title, state);
    const facts = make("div", "facts");
    const rate = fact("pictures a second from the camera, and shown here");
    rate.append(
      word("camera "),
      this.#fps,
      word(" fps, shown "),
      word("/", "narrow"),
      this.#shownFps,
      word(" fps", "narrow"),
    );
    const age = fact("age of the picture");
    age.append(word("age "), this.#age);
    this.#viewers.title = "connections that watch";
    facts.append(this.#size, this.#viewers, rate, age);
    const caption = make("div", "caption");
    caption.append(head, this.#why, facts);
    this.element.append(this.link, caption);
    this.tell(stream);
    this.refresh(undefined);
  }

  get name(): string {
    return this.#stream.name;
  }

  /** Tells what the stream does now. */
  tell(stream: StreamBrief): void {
    this.#stream = stream;
    this.element.dataset["state"] = stream.state;
    write(this.#title, stream.title);
    this.#title.title = stream.title;
    write(this.#glyph, GLYPHS[stream.state]);
    write(this.#state, stream.state);
    const why = stream.reason || stream.source;
    write(this.#why, why);
    this.#why.title = why;
    write(this.#size, describePicture(stream));
    write(this.#viewers, count(stream.viewers, "viewer"));
    write(this.#fps, describeRate(stream.fps));
    this.link.setAttribute("aria-label", describeStream(stream));
    this.handle.setAttribute("aria-label", `Move ${stream.title}`);
  }

  /** Whether its pictures are to come now, from which on they are waited for. */
  want(wanted: boolean): void {
    this.#wantedSince = wanted ? (this.#wantedSince ?? performance.now()) : undefined;
  }

  /** No pictures come, and why. */
  refuse(reason: string): void {
    this.#refusal = reason;
  }

  /** What is on the screen is old. */
  slept(): void {
    this.#drawnAt = -Infinity;
    this.#wantedSince &&= performance.now() - STALE_MS;
    this.refresh(undefined);
  }

  /**
   * Draws a picture, unless it has become old on its way.
   *
   * @param now the server's time, if that is known
   */
  draw(picture: TilePicture, bitmap: ImageBitmap, now: number | undefined): void {
    if (now !== undefined && now - picture.sent > OLD_MS) {
      return;
    }
    const canvas = this.#canvas;
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    this.#context.drawImage(bitmap, 0, 0);
    this.#drawnAt = performance.now();
    this.#refusal = "";
    this.#arrived = picture.signal ? picture.arrived : undefined;
    canvas.dataset["number"] = String(picture.number);
    if (picture.signal) {
      this.#shown.shown(picture.number, this.#drawnAt);
    }
    if (this.element.dataset["veiled"]) {
      this.refresh(now);
    }
  }

  /**
   * Tells ages and rates as they are now.
   *
   * @param now the server's time, if that is known
   */
  refresh(now: number | undefined): void {
    const time = performance.now();
    const isWanted = this.#wantedSince !== undefined;
    const silent = time - Math.max(this.#drawnAt, this.#wantedSince ?? 0);
    const isStale = isWanted && silent >= STALE_MS;
    const veil = this.#refusal || (isStale ? this.#silence(time) : "");
    write(this.#veil, veil);
    if (veil) {
      this.element.dataset["veiled"] = "1";
    } else {
      delete this.element.dataset["veiled"];
    }
    const isKnown = now !== undefined && this.#arrived !== undefined && isWanted;
    write(this.#age, describeAge(isKnown ? now - this.#arrived! : undefined));
    write(this.#shownFps, describeRate(isWanted ? this.#shown.fps(time) : 0));
  }

  #silence(time: number): string {
    return this.#drawnAt === -Infinity
      ? "waiting for a picture"
      : `no picture for ${Math.floor((time - this.#drawnAt) / 1000)} s`;
  }

  /** How wide its picture is. */
  get width(): number {
    return this.link.clientWidth;
  }
}

function fact(title: string): HTMLElement {
  const made = make("span", "");
  made.title = title;
  return made;
}

/** What there is room for in large tiles alone, or what stands for it in small ones. */
function word(text: string, className: "wide" | "narrow" = "wide"): HTMLElement {
  return make("span", className, text);
}
