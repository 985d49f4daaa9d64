import { expect, test } from "vitest";
import tokens from "../src/tokens.css?raw";

const STATES = ["live", "connecting", "stalled", "failed", "idle"];
const GROUNDS = ["ground", "panel", "raised"];

/** The colours of a scheme by name; the dark one changes some of the light one's. */
function colours(scheme: string): Map<string, string> {
  const [light = "", dark = ""] = tokens.split("@media");
  const text = scheme === "light" ? light : light + dark;
  return new Map([...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, code]) => [name!, code!]));
}

function luminance(code: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(code.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As WCAG has it. */
function contrast(one: string, other: string): number {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (more + 0.05) / (less + 0.05);
}

function tooNear(scheme: string, least: number, names: string[], grounds: string[]): string[] {
  const all = colours(scheme);
  const pairs = names.flatMap((name) => grounds.map((ground) => [name, ground] as const));
  return pairs
    .filter(([name, ground]) => !(contrast(all.get(name)!, all.get(ground)!) >= least))
    .map(([name, ground]) => `${name} on ${ground}`);
}

test.each(["light", "dark"])("all text can be read in the %s scheme", (scheme) => {
  expect(tooNear(scheme, 4.5, ["text", "quiet", "accent", ...STATES], GROUNDS)).toEqual([]);
  expect(tooNear(scheme, 4.5, ["text", "quiet", "accent"], ["press"])).toEqual([]);
  expect(tooNear(scheme, 4.5, ["on-accent"], ["accent"])).toEqual([]);
  expect(tooNear(scheme, 4.5, ["on-well"], ["well"])).toEqual([]);
});

test.each(["light", "dark"])("controls have an edge that is seen in the %s scheme", (scheme) => {
  expect(tooNear(scheme, 3, ["control"], GROUNDS)).toEqual([]);
});

test("contrast is counted from black on white to a colour on itself", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#777777")).toBe(1);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});
