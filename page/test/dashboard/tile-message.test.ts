import { expect, test } from "vitest";
import { readTile } from "../../src/dashboard/tile-message";

function message(flags: number, name: string, jpeg: number[], version = 1): ArrayBuffer {
  const bytes = new TextEncoder().encode(name);
  const view = new DataView(new ArrayBuffer(40 + bytes.length + jpeg.length));
  view.setUint8(0, version);
  view.setUint8(1, flags);
  view.setUint16(2, 40 + bytes.length);
  view.setUint32(4, 4_000_000_000);
  view.setBigInt64(8, -1n);
  view.setBigInt64(16, 1_795_385_144_461_260n);
  view.setBigInt64(24, 1_795_385_144_461_500n);
  view.setBigInt64(32, 1_795_385_144_500_000n);
  new Uint8Array(view.buffer).set([...bytes, ...jpeg], 40);
  return view.buffer;
}

test("a message tells which picture it is", () => {
  expect(readTile(message(1, "sample", [255, 216]))).toEqual({
    stream: "sample",
    burst: 4_000_000_000,
    last: true,
    signal: true,
    number: -1,
    taken: 1_795_385_144_461.26,
    arrived: 1_795_385_144_461.5,
    sent: 1_795_385_144_500,
    jpeg: new Uint8Array([255, 216]),
  });
  expect(readTile(message(2, "s", []))).toMatchObject({ last: false, signal: false });
});

test("what is no such message is none", () => {
  expect(readTile(new ArrayBuffer(0))).toBeUndefined();
  expect(readTile(message(0, "s", [], 2))).toBeUndefined();
  const cut = message(0, "sample", []).slice(0, 42);
  expect(readTile(cut)).toBeUndefined();
});
