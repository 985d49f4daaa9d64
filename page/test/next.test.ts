import { expect, test } from "vitest";
import { nextOf } from "../src/login/next";
import { troubleOf } from "../src/login/words";

const BASE = "https://beamline.example/cameras/";

function next(place: string, hash = ""): string {
  return nextOf(`?next=${encodeURIComponent(place)}`, hash, BASE);
}

test("whoever logs in comes back to where they were", () => {
  expect(next("ui/sample?fps=5")).toBe(`${BASE}ui/sample?fps=5`);
  expect(next("ui/a%20b/")).toBe(`${BASE}ui/a%20b/`);
  expect(nextOf("", "", BASE)).toBe(BASE);
  expect(nextOf("?out=1", "", `${BASE}login`)).toBe(BASE);
});

test("what stands behind the address comes along", () => {
  expect(next("ui/sample", "#VP8&zoom=2")).toBe(`${BASE}ui/sample#VP8&zoom=2`);
});

test.each([
  "https://elsewhere.example/",
  "//elsewhere.example/cameras/",
  "\\\\elsewhere.example\\cameras",
  "/\t/elsewhere.example/cameras/",
  "\u0000//elsewhere.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)//cameras/",
  "data:text/html,x",
  "blob:https://beamline.example/cameras/1",
  "http://beamline.example/cameras/",
  "https://beamline.example:8443/cameras/",
  "https://somebody@beamline.example/cameras/",
  "https://[",
  "../admin",
  "/",
  "..%2f..%2f/../../x",
])("no place of others is next: %s", (place) => {
  expect(next(place)).toBe(BASE);
});

test("a login that fails says why", () => {
  expect(troubleOf(0, null)).toMatch(/does not answer/);
  expect(troubleOf(401, null)).toMatch(/wrong/);
  expect(troubleOf(403, null)).toMatch(/address/);
  expect(troubleOf(429, "17")).toMatch(/in 17 seconds/);
  expect(troubleOf(429, null)).toMatch(/in a moment/);
  expect(troubleOf(503, null)).toMatch(/503/);
});
