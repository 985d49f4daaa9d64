import type { Jsmpeg, JsmpegDemuxer, JsmpegPlayer, JsmpegSource } from "./jsmpeg";
import { noteIn, type PictureNote } from "./picture-note";
import type { Painted } from "./server-clock";

/** Room for several pictures: jsmpeg breaks on one that is larger. Delay is bounded by MOST_WAITING, not by this. */
const BUFFER_BYTES = 8 * 1024 * 1024;

/** Messages wait here for the next animation frame; more of them would be a delay one can see. */
const MOST_WAITING = 2;

/** jsmpeg and its canvas, fed with messages of one picture each, for pictures of one size. */
export class Mpeg1Decoder {
  readonly canvas = document.createElement("canvas");
  readonly #jsmpeg: JsmpegPlayer;
  #demuxer: JsmpegDemuxer | undefined;
  #source: JsmpegSource | undefined;
  /** What the messages say of their pictures, from those that jsmpeg has not decoded yet. */
  #waiting: (PictureNote | undefined)[] = [];
  #painted: Painted | undefined;
  #shown: number;
  readonly #onPicture: () => void;

  /** Ready once the code of the decoder is compiled: at once, except for the first decoder on the page. */
  constructor(jsmpeg: Jsmpeg, onReady: () => void, onPicture: () => void, shown = 0) {
    this.#onPicture = onPicture;
    this.#shown = shown;
    this.#jsmpeg = new jsmpeg.Player("", {
      source: this.#makeSourceClass(onReady),
      canvas: this.canvas,
      disableGl: !hasFastWebGl(),
      audio: false,
      // Where a policy forbids it the player would wait for it for ever.
      disableWebAssembly: !hasWebAssembly(),
      decodeFirstFrame: false,
      preserveDrawingBuffer: true,
      // The page closes the whole player when it is hidden; jsmpeg would never take its listener off.
      pauseWhenHidden: false,
      videoBufferSize: BUFFER_BYTES,
      onVideoDecode: () => this.#noteDecoded(this.#waiting.shift()),
    });
  }

  /**
   * jsmpeg decodes one picture an animation frame, so a burst, or a camera faster than the screen,
   * would build up a delay that stays. What is too much is decoded here and now, and not drawn.
   */
  write(message: ArrayBuffer): void {
    this.#demuxer?.write(message);
    if (this.#source) {
      this.#source.established = true;
    }
    this.#waiting.push(noteIn(message));
    this.#jsmpeg.renderer.enabled = false;
    while (this.#waiting.length > MOST_WAITING) {
      if (!this.#jsmpeg.nextFrame()) {
        this.#waiting = [];
      }
    }
    this.#jsmpeg.renderer.enabled = true;
  }

  painted(): Painted | undefined {
    return this.#painted;
  }

  /** Pictures that were shown, by those before it too. */
  get shown(): number {
    return this.#shown;
  }

  #noteDecoded(note: PictureNote | undefined): void {
    if (this.#jsmpeg.renderer.enabled) {
      this.#shown++;
      this.#painted = note && { ...note, displayed: performance.now(), shown: this.#shown };
      this.#onPicture();
    }
  }

  close(): void {
    this.#demuxer = undefined;
    this.#jsmpeg.destroy();
    // Browsers allow few of these contexts, and collect those of a removed canvas late.
    this.canvas.getContext("webgl")?.getExtension("WEBGL_lose_context")?.loseContext();
    this.canvas.remove();
  }

  #makeSourceClass(onReady: () => void): new () => JsmpegSource {
    const decoder = this;
    return class implements JsmpegSource {
      readonly streaming = true;
      readonly progress = 0;
      established = false;

      connect(demuxer: JsmpegDemuxer): void {
        decoder.#source = this;
        decoder.#demuxer = demuxer;
      }

      start(): void {
        onReady();
      }

      resume(): void {}

      destroy(): void {}
    };
  }
}

/**
 * WebGL that is only imitated on the processor, as on remote desktops, keeps the page from
 * everything else with large pictures; the plain canvas shows them at their full rate.
 */
function hasFastWebGl(): boolean {
  const gl = document.createElement("canvas").getContext("webgl", { failIfMajorPerformanceCaveat: true });
  if (!gl) {
    return false;
  }
  // Some browsers do not count their own imitation as a caveat; its name tells it.
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer);
}

/** The smallest module there is. */
const NO_CODE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Whether the page may compile WebAssembly: its content security policy may say no. */
function hasWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(NO_CODE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
