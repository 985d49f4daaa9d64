import { expect, test } from "vitest";
import { sizeIn } from "../src/mpeg1-size";

function message(...bytes: number[]): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

test("the size is read from the sequence header", () => {
  // 659 = 0x293, 493 = 0x1ed
  expect(sizeIn(message(0x47, 0x41, 0, 0, 0, 1, 0xb3, 0x29, 0x31, 0xed, 0x13))).toBe("659x493");
});

test("a picture without a sequence header has no size", () => {
  expect(sizeIn(message(0x47, 0x41, 0, 0, 0, 1, 0x00, 0x29, 0x31, 0xed, 0x13))).toBeUndefined();
  expect(sizeIn(message())).toBeUndefined();
});

test("a header that is cut off is left alone", () => {
  expect(sizeIn(message(0, 0, 1, 0xb3, 0x29, 0x31))).toBeUndefined();
});
