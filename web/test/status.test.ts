import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StatusPoll, type StreamStatus } from "../src/status";

const answer = { id: "abc", state: "live" } as StreamStatus;

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function poll(fetch: () => Promise<Response>): { seen: (StreamStatus | undefined)[]; poll: StatusPoll } {
  vi.stubGlobal("fetch", fetch);
  const seen: (StreamStatus | undefined)[] = [];
  return { seen, poll: new StatusPoll((status) => seen.push(status)) };
}

test("asks at once and then every second", async () => {
  const { seen, poll: started } = poll(() => Promise.resolve(Response.json(answer)));
  started.start();
  await vi.advanceTimersByTimeAsync(2500);
  started.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen).toEqual([answer, answer, answer]);
});

test("a server that is gone is asked again until it is back", async () => {
  const answers = [
    () => Promise.reject(new TypeError("refused")),
    () => Promise.resolve(new Response("Bad Gateway", { status: 502 })),
    () => Promise.resolve(Response.json(answer)),
  ];
  const { seen, poll: started } = poll(() => answers.shift()!());
  started.start();
  await vi.advanceTimersByTimeAsync(2500);
  started.stop();
  expect(seen).toEqual([undefined, undefined, answer]);
});

test("an answer that comes after the stop is not told", async () => {
  const { seen, poll: started } = poll(
    () => new Promise((resolve) => setTimeout(() => resolve(Response.json(answer)), 500)),
  );
  started.start();
  await vi.advanceTimersByTimeAsync(100);
  started.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen).toEqual([]);
});
