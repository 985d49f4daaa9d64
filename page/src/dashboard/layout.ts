import type { TileSize } from "./settings";

/** The narrowest tile of each size, in the page's pixels. */
export const LEAST_WIDTH: Readonly<Record<TileSize, number>> = { s: 168, m: 280, l: 440 };

/** The rendition that is wide enough for a tile: it is drawn half as large again at most. */
export function renditionFor(width: number, pixelRatio: number): TileSize {
  // More would be seen by few and cost everybody.
  const pixels = width * Math.min(pixelRatio, 1.5);
  if (pixels <= 230) {
    return "s";
  }
  return pixels <= 420 ? "m" : "l";
}

/** Columns and rows of a page of a wall. */
export interface WallGrid {
  columns: number;
  rows: number;
  /** How many pages there are. */
  pages: number;
}

/** How tiles, each four by three, stand on a wall: as large as possible, and none narrower than its size unless the wall is. */
export function wallGrid(count: number, width: number, height: number, size: TileSize): WallGrid {
  const least = LEAST_WIDTH[size];
  const mostColumns = Math.max(1, Math.floor(width / least));
  const mostRows = Math.max(1, Math.floor(height / (least * 0.75)));
  const most = mostColumns * mostRows;
  const shown = Math.max(1, Math.min(count, most));
  let best = { columns: 1, rows: shown, side: 0 };
  for (let columns = 1; columns <= shown; columns++) {
    const rows = Math.ceil(shown / columns);
    const side = Math.min(width / columns, (height / rows) * (4 / 3));
    if (side > best.side) {
      best = { columns, rows, side };
    }
  }
  const { columns, rows } = best;
  return { columns, rows, pages: Math.max(1, Math.ceil(count / (columns * rows))) };
}

/** Those on a page of a wall; pages are counted from 0 and begin anew behind the last. */
export function onPage<T>(all: readonly T[], { columns, rows, pages }: WallGrid, page: number): T[] {
  const most = columns * rows;
  const first = (((page % pages) + pages) % pages) * most;
  return all.slice(first, first + most);
}
