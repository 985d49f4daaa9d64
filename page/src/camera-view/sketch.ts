import { apply, type Matrix, type Point } from "./matrix";
import { type Region, regionBetween, type Size, within } from "./picture-map";
import type { Line } from "./ruler";

/** What dragging does. */
export type Tool = "pan" | "ruler" | "line" | "region";

type Shape = Exclude<Tool, "pan">;

/** What is drawn on: the element, as far as that matters. */
export interface Paper {
  readonly tool: Tool;
  ruler: Line | undefined;
  line: Line | undefined;
  /** From the camera's pixels to those of the room. */
  readonly map: Matrix | undefined;
  readonly camera: Size | undefined;
  /** Where the keyboard begins. */
  readonly middle: Point;
  /** A region is finished. */
  choose(region: Region): void;
  /** What is drawn is another. */
  drawn(): void;
}

/** An end of a ruler or a line that is nearer than that is grasped. */
const GRASP_PIXELS = 12;
/** What is smaller was no wish for a region. */
const LEAST_REGION = 4;

/** Rulers, lines and regions that are drawn by hand, or by the keyboard: a point that arrows move, and Enter for its ends. */
export class Sketch {
  readonly #paper: Paper;
  #pen: { from: Point; shape: Shape; isFirst: boolean } | undefined;
  #rubber: Region | undefined;
  #cursor: Point | undefined;

  constructor(paper: Paper) {
    this.#paper = paper;
  }

  /** A region while it is drawn. */
  get rubber(): Region | undefined {
    return this.#rubber;
  }

  /** Where the keyboard points. */
  get cursor(): Point | undefined {
    return this.#cursor;
  }

  /**
   * Begins at a point, or goes on with an end that is there.
   *
   * @param at the same point in the room
   */
  grasp(shape: Shape, point: Point, at: Point): void {
    this.#cursor = undefined;
    this.#pen = this.#endAt(shape, at) ?? { from: point, shape, isFirst: false };
  }

  draw(to: Point): void {
    const pen = this.#pen;
    const paper = this.#paper;
    if (pen?.shape === "region") {
      this.#rubber = paper.camera && within(regionBetween(pen.from, to), paper.camera);
    } else if (pen) {
      const { from, shape, isFirst } = pen;
      paper[shape as "ruler" | "line"] = isFirst
        ? [to.x, to.y, from.x, from.y]
        : [from.x, from.y, to.x, to.y];
    }
    if (pen) {
      paper.drawn();
    }
  }

  drop(): void {
    const rubber = this.#rubber;
    this.#pen = undefined;
    this.#rubber = undefined;
    if (rubber && rubber.width >= LEAST_REGION && rubber.height >= LEAST_REGION) {
      this.#paper.choose(rubber);
    }
    this.#paper.drawn();
  }

  /** The keyboard's point goes on by so many pixels of the camera; it appears with the first. */
  move(x: number, y: number): Point {
    const { middle } = this.#paper;
    const before = this.#cursor;
    this.#cursor = before
      ? { x: before.x + x, y: before.y + y }
      : { x: Math.floor(middle.x) + 0.5, y: Math.floor(middle.y) + 0.5 };
    this.draw(this.#cursor);
    return this.#cursor;
  }

  /** The keyboard sets an end. */
  press(): void {
    const { tool } = this.#paper;
    if (this.#pen) {
      this.#cursor = undefined;
      this.drop();
    } else if (this.#cursor && tool !== "pan") {
      this.#pen = { from: this.#cursor, shape: tool, isFirst: false };
    }
  }

  #endAt(shape: Shape, at: Point): { from: Point; shape: Shape; isFirst: boolean } | undefined {
    const { map, ruler, line } = this.#paper;
    const drawn = shape === "ruler" ? ruler : shape === "line" ? line : undefined;
    if (!map || !drawn) {
      return undefined;
    }
    const first = { x: drawn[0], y: drawn[1] };
    const second = { x: drawn[2], y: drawn[3] };
    const isNear = (end: Point) => {
      const there = apply(map, end);
      return Math.hypot(there.x - at.x, there.y - at.y) < GRASP_PIXELS;
    };
    return isNear(second)
      ? { from: first, shape, isFirst: false }
      : isNear(first)
        ? { from: second, shape, isFirst: true }
        : undefined;
  }
}
