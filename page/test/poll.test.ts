import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askAhead, Poll } from "../src/poll";

const answer = { state: "live" };

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function poll(fetch: typeof globalThis.fetch): { seen: unknown[]; poll: Poll<typeof answer> } {
  vi.stubGlobal("fetch", fetch);
  const seen: unknown[] = [];
  return { seen, poll: new Poll("api/stream", (told) => seen.push(told?.body)) };
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

test("a slow server is asked one thing at a time, and not for ever", async () => {
  let open = 0;
  let most = 0;
  const { seen, poll: started } = poll(
    (_path, init) =>
      new Promise((_resolve, reject) => {
        most = Math.max(most, ++open);
        init?.signal?.addEventListener("abort", () => {
          open--;
          reject(new DOMException("aborted", "AbortError"));
        });
      }),
  );
  started.start();
  await vi.advanceTimersByTimeAsync(9000);
  started.stop();
  expect(seen).toEqual([undefined, undefined]);
  expect(most).toBe(1);
});

test("a stop ends the request that is under way", async () => {
  const ended = vi.fn();
  const { poll: started } = poll((_path, init) => {
    init?.signal?.addEventListener("abort", ended);
    return new Promise(() => undefined);
  });
  started.start();
  started.stop();
  expect(ended).toHaveBeenCalledOnce();
});

test("what was asked ahead is the first answer, and what is older than a second is not", async () => {
  const fetched = vi.fn(() => Promise.resolve(Response.json(answer)));
  const { seen, poll: started } = poll(fetched);
  await askAhead("api/stream");
  started.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([answer]);
  expect(fetched).toHaveBeenCalledTimes(1);
  started.stop();
  await askAhead("api/stream");
  await vi.advanceTimersByTimeAsync(1500);
  started.start();
  await vi.advanceTimersByTimeAsync(0);
  started.stop();
  expect(seen).toEqual([answer, answer]);
  expect(fetched).toHaveBeenCalledTimes(3);
});

test("a server that did not answer what was asked ahead is asked anew", async () => {
  const answers = [
    () => Promise.reject(new TypeError("refused")),
    () => Promise.resolve(Response.json(answer)),
  ];
  const { seen, poll: started } = poll(() => answers.shift()!());
  await askAhead("api/stream");
  started.start();
  await vi.advanceTimersByTimeAsync(0);
  started.stop();
  expect(seen).toEqual([answer]);
});
