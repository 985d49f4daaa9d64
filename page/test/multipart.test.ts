import { expect, test } from "vitest";
import { MultipartReader, type Part } from "../src/multipart";

const stream =
  "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\nX-Frame-Number: 15\r\n\r\nab\r\n\r" +
  "\r\n--frame\r\ncontent-length:3 \r\nX-Frame-Number:16\r\n\r\n\0\xff\xd8\r\n--frame";

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** What is read when the stream arrives in pieces of so many bytes. */
function read(text: string, piece = text.length): [string | undefined, number[]][] {
  const parts: Part[] = [];
  const reader = new MultipartReader((part) => parts.push(part));
  const all = bytes(text);
  for (let at = 0; at < all.length; at += piece) {
    reader.push(all.subarray(at, at + piece));
  }
  return parts.map(({ headers, body }) => [headers.get("x-frame-number"), [...body]]);
}

test("parts are the same however the stream is cut on its way", () => {
  for (let piece = 1; piece <= stream.length; piece++) {
    expect(read(stream, piece)).toEqual([
      ["15", [0x61, 0x62, 13, 10, 13]],
      ["16", [0, 0xff, 0xd8]],
    ]);
  }
});

test("a part is handed on with its last byte, before its boundary is there", () => {
  expect(read("--frame\r\nContent-Length: 2\r\n\r\nab")).toEqual([[undefined, [0x61, 0x62]]]);
});

test("blank lines before the headers and lines that are none are passed over", () => {
  expect(read("\r\n\r\n--frame\r\nnonsense\r\nContent-Length: 1\r\n\r\na")).toEqual([[undefined, [0x61]]]);
});

test("the end of the stream is no part", () => {
  expect(read(`${stream}--\r\n`)).toHaveLength(2);
});

test("what no picture has is refused", () => {
  for (const length of ["", "x", "-1", "0", "1e3", "999999999999"]) {
    expect(() => read(`--frame\r\nContent-Length: ${length}\r\n\r\nabc`)).toThrow(
      "a part does not tell its length, or one that no picture has",
    );
  }
  expect(() => read("--frame\r\nContent-Type: image/jpeg\r\n\r\nabc")).toThrow("does not tell its length");
});

test("headers without end are refused instead of kept", () => {
  expect(() => read(`X-Long: ${"a".repeat(10_000)}`, 100)).toThrow("longer than 8192 bytes");
});
