import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TileClock } from "../../src/dashboard/clock";
import type { TilePicture } from "../../src/dashboard/tile-message";
import { TileSocket } from "../../src/dashboard/tile-socket";

/** The server's end of the connections that were opened. */
class Peer {
  static all: Peer[] = [];
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  readyState = Peer.CONNECTING;
  binaryType = "";
  said: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    Peer.all.push(this);
  }

  static get newest(): Peer {
    return Peer.all.at(-1)!;
  }

  static get open(): number {
    return Peer.all.filter(({ readyState }) => readyState <= Peer.OPEN).length;
  }

  send(text: string): void {
    this.said.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  accept(): this {
    this.readyState = Peer.OPEN;
    this.onopen?.();
    return this;
  }

  tell(data: unknown): void {
    this.onmessage?.({ data });
  }

  end(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

let drawn: TilePicture[][];
let refused: string[];
let slept: number;
let finish: Array<() => void>;
let clock: TileClock;
let socket: TileSocket;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Peer);
  Peer.all = [];
  [drawn, refused, slept, finish] = [[], [], 0, []];
  clock = new TileClock();
  socket = new TileSocket("ws://server/api/tiles", clock, {
    draw: (burst) => {
      drawn.push(burst);
      return new Promise((resolve) => finish.push(resolve));
    },
    refused: (stream, reason) => refused.push(`${stream}: ${reason}`),
    slept: () => slept++,
  });
});

afterEach(() => {
  socket.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function picture(stream: string, burst: number, last: boolean, sent = 0): ArrayBuffer {
  const name = new TextEncoder().encode(stream);
  const view = new DataView(new ArrayBuffer(40 + name.length));
  view.setUint8(0, 1);
  view.setUint8(1, last ? 1 : 0);
  view.setUint16(2, 40 + name.length);
  view.setUint32(4, burst);
  view.setBigInt64(32, BigInt(Math.round(sent * 1000)));
  new Uint8Array(view.buffer).set(name, 40);
  return view.buffer;
}

/** A page whose streams come. */
function live(): Peer {
  socket.show(["a", "b"], "m", 4);
  const peer = Peer.newest.accept();
  peer.tell(picture("a", 1, true, clock.now()));
  return peer;
}

test("nothing in view needs no connection", async () => {
  await vi.advanceTimersByTimeAsync(5_000);
  expect(Peer.all).toHaveLength(0);
  socket.show(["a"], "m", 4);
  socket.show([], "m", 4);
  expect(Peer.open).toBe(0);
});

test("a burst is drawn as a whole and acknowledged when it is", async () => {
  socket.show(["a", "b"], "m", 4);
  const peer = Peer.newest.accept();
  expect(peer.said).toEqual([{ size: "m", fps: 4, show: ["a", "b"] }]);
  peer.tell(picture("a", 7, false));
  expect(drawn).toHaveLength(0);
  peer.tell(picture("b", 7, true));
  expect(drawn.map((burst) => burst.map(({ stream }) => stream))).toEqual([["a", "b"]]);
  expect(peer.said).toHaveLength(1);
  finish[0]!();
  await vi.advanceTimersByTimeAsync(0);
  expect(peer.said).toContainEqual({ ack: 7 });
});

test("what comes into view is told, no more often than the server takes", async () => {
  const peer = live();
  for (let step = 0; step < 10; step++) {
    socket.show(["a", `c${step}`], "m", 4);
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(300);
  const changes = peer.said.filter((said) => !("ack" in (said as object)));
  expect(changes.length).toBeLessThanOrEqual(3);
  expect(changes.at(-1)).toMatchObject({ show: ["c9"] });
});

test("a connection that ends is opened again, one at a time, ever more seldom", async () => {
  socket.show(["a"], "m", 4);
  for (let second = 0; second < 60; second++) {
    if (Peer.newest.readyState === Peer.CONNECTING) {
      Peer.newest.end();
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(Peer.open).toBeLessThanOrEqual(1);
  }
  expect(Peer.all.length).toBeGreaterThan(8);
  expect(Peer.all.length).toBeLessThan(30);
});

test("a connection that is silent is given up for another", async () => {
  live();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(Peer.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(Peer.all).toHaveLength(2);
  expect(Peer.open).toBe(1);
  expect(Peer.newest.accept().said).toEqual([{ size: "m", fps: 4, show: ["a", "b"] }]);
});

test("old pictures are not drawn, and end the connection that brings them", async () => {
  clock.learn(100_000, performance.now(), performance.now());
  const peer = live();
  expect(drawn).toHaveLength(1);
  peer.tell(picture("a", 2, true, 100_000 - 2_100));
  expect(drawn).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(Peer.all).toHaveLength(2);
});

test("a page that has slept believes nothing that waited, and connects anew at once", () => {
  const peer = live();
  vi.setSystemTime(Date.now() + 3_600_000);
  peer.tell(picture("a", 2, true));
  expect(drawn).toHaveLength(1);
  expect(slept).toBe(1);
  expect(Peer.all).toHaveLength(2);
  expect(Peer.open).toBe(1);
});

test("a stream that does not come is asked for again after a while", async () => {
  const peer = live();
  peer.tell(JSON.stringify({ stream: "b", error: "no room" }));
  expect(refused).toEqual(["b: no room"]);
  const shows = () => peer.said.filter((said) => "show" in (said as object)).length;
  const before = shows();
  for (let burst = 2; burst < 40; burst++) {
    await vi.advanceTimersByTimeAsync(100);
    peer.tell(picture("a", burst, true));
  }
  expect(shows()).toBe(before);
  for (let burst = 40; burst < 60; burst++) {
    await vi.advanceTimersByTimeAsync(100);
    peer.tell(picture("a", burst, true));
  }
  expect(peer.said).toContainEqual({ show: ["b"] });
});

test("what was not heeded is told anew over another connection", async () => {
  live().tell(JSON.stringify({ error: "too often" }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(Peer.open).toBe(1);
  expect(Peer.newest.accept().said).toEqual([{ size: "m", fps: 4, show: ["a", "b"] }]);
});

test("a stream that is another now is asked for anew", async () => {
  const peer = live();
  await vi.advanceTimersByTimeAsync(500);
  socket.renew("a");
  await vi.advanceTimersByTimeAsync(500);
  expect(peer.said.filter((said) => !("ack" in (said as object))).slice(1)).toEqual([
    { hide: ["a"], show: ["a"] },
  ]);
});
