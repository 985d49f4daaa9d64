import { expect, test } from "vitest";
import { InView } from "../../src/dashboard/in-view";

const NOBODY = new Set<string>();

const next = (view: InView, wait: ReadonlySet<string> = NOBODY) => {
  const message = view.next(wait);
  return message === undefined ? undefined : JSON.parse(message);
};

test("only what has changed is told", () => {
  const view = new InView();
  view.want(["a", "b"], "m", 4);
  expect(next(view)).toEqual({ size: "m", fps: 4, show: ["a", "b"] });
  expect(next(view)).toBeUndefined();
  view.want(["b", "c"], "m", 4);
  expect(next(view)).toEqual({ hide: ["a"], show: ["c"] });
  view.want(["b", "c"], "l", 4);
  expect(next(view)).toEqual({ size: "l", fps: 4 });
});

test("another connection is told all again", () => {
  const view = new InView();
  view.want(["a"], "s", 2);
  view.next(NOBODY);
  view.forget();
  expect(next(view)).toEqual({ size: "s", fps: 2, show: ["a"] });
});

test("a stream that was lost is asked for again, but not while it is to wait", () => {
  const view = new InView();
  view.want(["a", "b"], "m", 4);
  view.next(NOBODY);
  view.lost("a");
  expect(next(view, new Set(["a"]))).toBeUndefined();
  expect(next(view)).toEqual({ show: ["a"] });
});

test("a stream that is another now is shown anew", () => {
  const view = new InView();
  view.want(["a", "b"], "m", 4);
  view.next(NOBODY);
  view.renew("b");
  expect(next(view)).toEqual({ hide: ["b"], show: ["b"] });
  expect(next(view)).toBeUndefined();
});

test("many streams are told in messages that the server takes", () => {
  const view = new InView();
  const names = Array.from({ length: 200 }, (_, place) => `${"x".repeat(40)}-${place}`);
  view.want(names, "m", 4);
  const told: string[] = [];
  for (let message = view.next(NOBODY); message; message = view.next(NOBODY)) {
    expect(message.length).toBeLessThan(1024);
    told.push(...JSON.parse(message).show);
  }
  expect(told).toEqual(names);
});
