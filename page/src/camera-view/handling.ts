import type { Hands } from "./gestures";
import type { Point } from "./matrix";
import type { Region, Size } from "./picture-map";
import type { Line } from "./ruler";
import { type Paper, Sketch, type Tool } from "./sketch";
import type { ViewState } from "./view-state";

/** What is handled: the element, as far as that matters. */
export interface Handled {
  readonly fixed: boolean;
  tool: Tool;
  ruler: Line | undefined;
  line: Line | undefined;
  region: Region | undefined;
  fit(): void;
  actualSize(): void;
  zoomBy(factor: number, at?: Point): void;
  panBy(x: number, y: number): void;
}

/** What the element does once it was handled. */
export interface Answering {
  /** The size of the camera's picture, as far as it is known. */
  camera(): Size | undefined;
  /** The view is another, or what is drawn over it. */
  changed(): void;
  /** What is drawn over the picture is another. */
  layout(): void;
  tell(type: string, detail: unknown): void;
}

const ZOOM_STEP = 1.25;
const PAN_STEP = 60;
/** How much farther an arrow leads with Shift. */
const LONG_STEP = 10;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What hands and keys do with the picture: they move it, draw on it, and tell which of the camera's pixels they are at. */
export class Handling implements Hands {
  readonly #element: Handled;
  readonly #view: ViewState;
  readonly #answering: Answering;
  readonly sketch: Sketch;

  constructor(element: Handled, view: ViewState, answering: Answering) {
    this.#element = element;
    this.#view = view;
    this.#answering = answering;
    this.sketch = new Sketch(paperOf(element, view, answering));
  }

  grasp(at: Point, shift: boolean): boolean {
    const point = this.#view.toCamera(at);
    const shape = shift ? "region" : this.#element.tool;
    if (!point || shape === "pan") {
      return false;
    }
    this.sketch.grasp(shape, point, at);
    return true;
  }

  draw(at: Point): void {
    const point = this.#view.toCamera(at);
    if (point) {
      this.sketch.draw(point);
    }
  }

  drop(): void {
    this.sketch.drop();
  }

  pan(x: number, y: number): void {
    this.#element.panBy(x, y);
  }

  zoom(at: Point, factor: number): void {
    this.#element.zoomBy(factor, at);
  }

  press(at: Point, { button, shiftKey, ctrlKey, altKey, metaKey }: MouseEvent): void {
    const point = this.#view.toCamera(at);
    if (point && this.#view.isInside(point)) {
      this.#answering.tell("click", { ...point, button, shiftKey, ctrlKey, altKey, metaKey });
    }
  }

  doublePress(at: Point): void {
    if (this.#element.tool === "pan" && this.#view.toggleFit(at)) {
      this.#answering.changed();
    }
  }

  hover(at: Point | undefined): void {
    this.#tellHover(at && this.#view.toCamera(at));
  }

  /** What a key does that was pressed on the picture; with Ctrl, Alt and the like it is the browser's. */
  readonly key = (event: KeyboardEvent): void => {
    const element = this.#element;
    if (element.fixed || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const arrow = ARROWS[event.key];
    if (arrow && element.tool !== "pan") {
      const step = event.shiftKey ? LONG_STEP : 1;
      this.#moveCursor(arrow[0] * step, arrow[1] * step);
    } else if (arrow) {
      element.panBy(-arrow[0] * PAN_STEP, -arrow[1] * PAN_STEP);
    } else if (event.key === "+" || event.key === "=") {
      element.zoomBy(ZOOM_STEP);
    } else if (event.key === "-") {
      element.zoomBy(1 / ZOOM_STEP);
    } else if (event.key === "0") {
      element.fit();
    } else if (event.key === "1") {
      element.actualSize();
    } else if ((event.key === "Enter" || event.key === " ") && this.sketch.cursor) {
      this.sketch.press();
    } else {
      return;
    }
    event.preventDefault();
  };

  /** By as many pixels of the camera as one can see. */
  #moveCursor(x: number, y: number): void {
    const step = Math.max(1, Math.round(2 / this.#view.zoom));
    const point = this.sketch.move(x * step, y * step);
    this.#answering.layout();
    this.#tellHover(point);
  }

  #tellHover(point: Point | undefined): void {
    this.#answering.tell("hover", point && this.#view.isInside(point) ? point : undefined);
  }
}

function paperOf(element: Handled, view: ViewState, { camera, changed }: Answering): Paper {
  return {
    get tool() {
      return element.tool;
    },
    get ruler() {
      return element.ruler;
    },
    set ruler(line) {
      element.ruler = line;
    },
    get line() {
      return element.line;
    },
    set line(line) {
      element.line = line;
    },
    get map() {
      return view.map;
    },
    get camera() {
      return camera() ?? view.part;
    },
    get middle() {
      return view.centre;
    },
    choose: (region) => {
      element.region = region;
      element.tool = "pan";
    },
    drawn: changed,
  };
}
