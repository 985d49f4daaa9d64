import type { CameraView, Tool } from "../camera-view/camera-view";
import { turnedRight } from "../camera-view/matrix";
import type { Command } from "./commands";
import type { LinkState } from "./link";
import { COLOR_MAPS, toneOf } from "./tone";

/** What commands work on. */
export interface Operated {
  readonly view: CameraView;
  /** Whether there is a view yet. */
  readonly ready: boolean;
  readonly state: LinkState;
  change(change: Partial<LinkState>): void;
  /** Asks the stream for other shades; undefined is as everybody sees it. */
  ask(wish: Record<string, string | undefined>): void;
  follow(): void;
  refresh(): void;
  nextFormat(): void;
  openMenu(): void;
  copyLink(): Promise<void>;
  fullScreen(): void;
  showHelp(): void;
  showAllValues(): void;
}

/** All that can be done on a stream's page, in the order of its bar of tools. */
export function commandsOf(page: Operated): readonly Command[] {
  return [
    tool("pan", ["v", "Escape"], "Move and zoom"),
    tool("ruler", ["r"], "Ruler: distance and angle"),
    tool("line", ["l"], "Profile along a line"),
    tool("region", ["g"], "Region in full resolution (or drag with Shift)"),
    look("zoomIn", ["+", "="], "Zoom in", () => page.view.zoomBy(1.25)),
    look("zoomOut", ["-"], "Zoom out", () => page.view.zoomBy(0.8)),
    look("fit", ["0", "f"], "All of the picture", () => fit()),
    look("actual", ["1"], "1:1, a pixel of the camera on one of the screen", () => page.view.actualSize()),
    { ...look("double", ["2"], "2:1", () => page.view.actualSize(2)), icon: "" },
    { ...look("left", ["ArrowLeft"], "Move left", () => page.view.panBy(60, 0)), icon: "" },
    { ...look("right", ["ArrowRight"], "Move right", () => page.view.panBy(-60, 0)), icon: "" },
    { ...look("up", ["ArrowUp"], "Move up", () => page.view.panBy(0, 60)), icon: "" },
    { ...look("down", ["ArrowDown"], "Move down", () => page.view.panBy(0, -60)), icon: "" },
    look("turn", ["t"], "Turn right", () => (page.view.orientation = turnedRight(page.view.orientation))),
    look("flipX", ["x"], "Swap left and right", () => flip("flipX")),
    look("flipY", ["y"], "Swap up and down", () => flip("flipY")),
    shown("cross", ["c"], "Cross-hair"),
    shown("scale", ["b"], "Scale bar"),
    {
      id: "panel",
      keys: ["h"],
      label: "Histogram, window and plots",
      group: "Measure",
      icon: "panel",
      pressed: () => page.state.panel,
      run: () => page.change({ panel: !page.state.panel }),
    },
    {
      id: "clear",
      keys: ["Delete", "Backspace"],
      label: "Take ruler, line and region away",
      group: "Measure",
      run: () => clear(),
    },
    shade("auto", ["w"], "Window that follows the picture", () => ({ window: "auto" })),
    shade("reset", ["W"], "Window and colours as everybody sees them", () => ({
      window: undefined,
      gamma: undefined,
      colormap: undefined,
      invert: undefined,
      saturated: undefined,
    })),
    shade("map", ["m"], "Next colours", () => ({ colormap: nextMap(1) })),
    shade("mapBack", ["M"], "Colours before", () => ({ colormap: nextMap(-1) })),
    shade("negative", ["i"], "Invert", () => ({ invert: tone().invert ? "0" : "1" })),
    shade("marks", ["u"], "Mark saturated samples", () => ({
      saturated: tone().saturated ? "0" : "1",
    })),
    {
      id: "closeup",
      keys: ["z"],
      label: "Histogram of values that occur, or of all",
      group: "Shades",
      run: () => page.showAllValues(),
    },
    {
      id: "format",
      keys: ["n"],
      label: "Next format",
      group: "Page",
      run: () => page.nextFormat(),
    },
    {
      id: "save",
      keys: ["s"],
      label: "Save",
      group: "Page",
      run: () => page.openMenu(),
    },
    {
      id: "link",
      keys: ["k"],
      label: "Copy a link to this view",
      group: "Page",
      run: () => void page.copyLink(),
    },
    {
      id: "full-screen",
      keys: ["F"],
      label: "Full screen",
      group: "Page",
      icon: "screen",
      pressed: () => document.fullscreenElement !== null,
      run: () => page.fullScreen(),
    },
    { id: "help", keys: ["?"], label: "Help", group: "Page", run: () => page.showHelp() },
  ];

  function tool(tool: Tool, keys: string[], label: string): Command {
    return {
      id: `tool-${tool}`,
      keys,
      label,
      group: tool === "pan" ? "Look" : "Measure",
      icon: tool,
      pressed: () => page.ready && page.view.tool === tool,
      run: () => {
        if (tool === "pan" && page.view.tool === "pan" && page.view.region) {
          page.view.region = undefined;
        }
        page.view.tool = tool;
        page.view.focus({ preventScroll: true });
        page.refresh();
      },
    };
  }

  function look(id: string, keys: string[], label: string, run: () => void): Command {
    return { id, keys, label, group: "Look", icon: id, run };
  }

  function shown(what: string, keys: string[], label: string): Command {
    return {
      id: what,
      keys,
      label,
      group: "Measure",
      icon: what,
      pressed: () => page.state.show.includes(what),
      run: () => {
        const { show } = page.state;
        page.change({ show: show.includes(what) ? show.filter((each) => each !== what) : [...show, what] });
      },
    };
  }

  function shade(
    id: string,
    keys: string[],
    label: string,
    wish: () => Record<string, string | undefined>,
  ): Command {
    return { id, keys, label, group: "Shades", run: () => page.ask(wish()) };
  }

  function tone() {
    return toneOf(page.state.asked, page.view.status?.view);
  }

  function nextMap(step: number): string {
    const at = COLOR_MAPS.indexOf(tone().colormap);
    return COLOR_MAPS[(at + step + COLOR_MAPS.length) % COLOR_MAPS.length]!;
  }

  /** Out of a region to all of the picture, else as large as there is room. */
  function fit(): void {
    if (page.view.region && page.view.view.zoom === "fit") {
      page.view.region = undefined;
    } else {
      page.view.fit();
    }
  }

  function flip(side: "flipX" | "flipY"): void {
    const now = page.view.orientation;
    page.view.orientation = { ...now, [side]: !now[side] };
  }

  function clear(): void {
    page.view.ruler = undefined;
    page.view.line = undefined;
    if (page.view.region) {
      page.view.region = undefined;
    }
    page.follow();
  }
}
