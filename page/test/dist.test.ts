import { expect, test } from "vitest";
import dashboard from "../dist/dashboard.html?raw";
import login from "../dist/login.html?raw";
import loginScript from "../dist/static/login.js?raw";
import page from "../dist/ui.html?raw";
import element from "../dist/static/camera-view.js?raw";
import script from "../dist/static/ui.js?raw";
import jsmpeg from "../dist/static/jsmpeg.min.js?raw";

// What the server and pages in the field rely on in the files that were built.

test("the page holds the base that the server replaces, before any address", () => {
  const base = page.indexOf('<base href="./" />');
  expect(base).toBeGreaterThan(0);
  expect(page.search(/ (src|href)="(?!\.\/" \/>)/)).toBeGreaterThan(base);
});

test.each([page, dashboard, login])("a page names no host and no place on it", (html) => {
  expect(html).not.toMatch(/(src|href)="(\/|[a-z]+:)/);
});

async function compressed(text: string): Promise<number> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(packed).arrayBuffer()).byteLength;
}

test("the page's own code takes no more of a connection than it may", async () => {
  expect(await compressed(script)).toBeLessThan(60_000);
  expect(await compressed(element)).toBeLessThan(30_000);
});

test("neither the page nor the element holds what a strict content security policy forbids", () => {
  for (const code of [script, element, loginScript, login]) {
    expect(code).not.toMatch(/\beval\(|new Function\(|new Worker\(/);
    expect(code).not.toMatch(/style="/);
  }
});

test("the login page has no script and no style within itself", () => {
  expect(login).not.toMatch(/<script(?![^>]* src=)|<style| on[a-z]+=/);
});

test("the element is one file for a plain script tag, without imports", () => {
  expect(element).not.toMatch(/\bimport\s*[({"']|\bexport\b/);
});

test("a plain script tag gets the global JSMpeg with its licence", () => {
  expect(jsmpeg).toContain("MIT License");
  const JSMpeg = new Function(`${jsmpeg}; return globalThis.JSMpeg;`)();
  expect(JSMpeg.Player).toBeTypeOf("function");
});

test("pictures of odd size are drawn straight without WebGL", () => {
  const JSMpeg = new Function(`${jsmpeg}; return globalThis.JSMpeg;`)();
  const [width, height] = [5, 3];
  const luma = new Uint8Array(16 * 16);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      luma[row * 16 + column] = column === 4 ? 235 : 16;
    }
  }
  const grey = new Uint8Array(8 * 8).fill(128);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  const renderer = { width, height, enabled: true };
  JSMpeg.Renderer.Canvas2D.prototype.YCbCrToRGBA.call(renderer, luma, grey, grey, rgba);
  const greens = Array.from({ length: width * height }, (_, pixel) => rgba[pixel * 4 + 1]);
  expect(greens).toEqual([0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255]);
});
