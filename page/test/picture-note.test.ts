import { expect, test } from "vitest";
import { noteIn } from "../src/picture-note";

/** A packet of 188 bytes that begins so. */
function packet(...start: number[]): number[] {
  return [...start, ...new Array<number>(188 - start.length).fill(0xff)];
}

function message(...packets: number[][]): ArrayBuffer {
  return new Uint8Array(packets.flat()).buffer;
}

const CLOCK = [0, 0, 0, 0, 0x7e, 0];
const NUMBER = [0, 0, 0, 0, 0, 0, 0x01, 0x02];
const TAKEN = [0, 0, 0, 0, 0, 0, 0, 9];
/** 1,795,385,144,461,260 µs */
const ARRIVED = [0x00, 0x06, 0x60, 0xe3, 0xf5, 0x71, 0xb3, 0xcc];
const NOTE = [30, 0xdf, 28, 0x56, 0x53, 0x70, 0x6e, ...NUMBER, ...TAKEN, ...ARRIVED];
const TABLES = [packet(0x47, 0x40, 0x00, 0x10), packet(0x47, 0x50, 0x00, 0x10)];

test("number and arrival are read from the first video packet, behind the tables and behind none", () => {
  const video = packet(0x47, 0x41, 0x00, 0x30, 38, 0x52, ...CLOCK, ...NOTE);
  const note = {
    number: 258,
    taken: 9,
    arrived: Number(new DataView(new Uint8Array(ARRIVED).buffer).getBigInt64(0)),
  };
  expect(noteIn(message(...TABLES, video))).toEqual(note);
  expect(noteIn(message(video, packet(0x47, 0x01, 0x00, 0x11)))).toEqual(note);
});

test("a card has the number -1", () => {
  const minusOne = new Array<number>(8).fill(0xff);
  const start = [30, 0xdf, 28, 0x56, 0x53, 0x70, 0x6e, ...minusOne, ...TAKEN, ...ARRIVED];
  expect(noteIn(message(packet(0x47, 0x41, 0x00, 0x30, 32, 0x02, ...start)))?.number).toBe(-1);
});

test("a message without a note has none", () => {
  expect(noteIn(new ArrayBuffer(0))).toBeUndefined();
  expect(noteIn(message(...TABLES))).toBeUndefined();
  expect(noteIn(message(packet(0x48)))).toBeUndefined();
  expect(noteIn(message(packet(0x47, 0x41, 0x00, 0x10)))).toBeUndefined();
  expect(noteIn(message(packet(0x47, 0x41, 0x00, 0x30, 0)))).toBeUndefined();
  expect(noteIn(message(packet(0x47, 0x41, 0x00, 0x30, 7, 0x50, ...CLOCK)))).toBeUndefined();
  const foreign = [30, 0xdf, 28, 0x45, 0x42, 0x50, 0x30];
  expect(noteIn(message(packet(0x47, 0x41, 0x00, 0x30, 38, 0x52, ...CLOCK, ...foreign)))).toBeUndefined();
});
