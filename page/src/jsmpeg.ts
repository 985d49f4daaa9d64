/** What the page uses of jsmpeg, which comes as a script of its own because other sites' pages load it too. */
export interface Jsmpeg {
  Player: new (url: string, options: JsmpegOptions) => JsmpegPlayer;
}

export interface JsmpegPlayer {
  /** Decodes and draws one picture, when a whole one is there. */
  nextFrame(): boolean;
  /** Draws what is decoded, when enabled. */
  readonly renderer: { enabled: boolean };
  destroy(): void;
}

export interface JsmpegOptions {
  source: new () => JsmpegSource;
  canvas: HTMLCanvasElement;
  disableGl: boolean;
  audio: boolean;
  disableWebAssembly: boolean;
  decodeFirstFrame: boolean;
  preserveDrawingBuffer: boolean;
  pauseWhenHidden: boolean;
  videoBufferSize: number;
  onVideoDecode: () => void;
}

/** Where jsmpeg takes its bytes from. */
export interface JsmpegSource {
  readonly streaming: boolean;
  readonly progress: number;
  established: boolean;
  connect(demuxer: JsmpegDemuxer): void;
  start(): void;
  resume(): void;
  destroy(): void;
}

export interface JsmpegDemuxer {
  write(data: ArrayBuffer): void;
}

declare global {
  interface Window {
    JSMpeg?: Jsmpeg;
  }
}

/** Loads the script when the first MPEG-1 stream is shown; a later call finds it there. */
export function loadJsmpeg(server = ""): Promise<Jsmpeg> {
  if (window.JSMpeg) {
    return Promise.resolve(window.JSMpeg);
  }
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${server}static/jsmpeg.min.js`;
    script.onload = () => {
      script.remove();
      if (window.JSMpeg) {
        resolve(window.JSMpeg);
      } else {
        reject(new Error("jsmpeg did not start"));
      }
    };
    script.onerror = () => {
      script.remove();
      reject(new Error("jsmpeg could not be loaded"));
    };
    document.head.append(script);
  });
}
