import { expect, test } from "vitest";
import { chooseFormat } from "../src/formats";

const both = ["MJPEG", "MPEG1"];

test("the format in the address goes before the server's own", () => {
  expect(chooseFormat("#MJPEG", both, "MPEG1")).toBe("MJPEG");
  expect(chooseFormat("#mjpeg", both, "MPEG1")).toBe("MJPEG");
  expect(chooseFormat("", both, "MPEG1")).toBe("MPEG1");
});

test("a format that the server does not give is not asked for", () => {
  expect(chooseFormat("#MPEG1", ["MJPEG"], "MJPEG")).toBe("MJPEG");
  expect(chooseFormat("#nonsense", both, "MPEG1")).toBe("MPEG1");
});

test("a format that this page cannot show gives way to one that it can", () => {
  expect(chooseFormat("", ["NEWER", "MJPEG"], "NEWER")).toBe("MJPEG");
  expect(chooseFormat("#toString", ["toString"], "toString")).toBeUndefined();
  expect(chooseFormat("", [], "")).toBeUndefined();
});
