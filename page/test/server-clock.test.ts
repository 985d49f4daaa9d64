import { expect, test } from "vitest";
import { ServerClock } from "../src/server-clock";

/** The server's clock in ms at the zero of the page's. */
const OFFSET = 1_700_000_000_000;

function micros(time: number): number {
  return (OFFSET + time) * 1000;
}

const picture = { number: 7, arrived: micros(107), displayed: 130 };

test("latency is the way from the server to the screen, wrong by half the round trip at most", () => {
  const clock = new ServerClock();
  expect(clock.latencyOf(picture)).toBeUndefined();
  clock.learn(micros(172), 170, 174);
  expect(clock.latencyOf(picture)).toEqual({ millis: 23, error: 2 });
});

test("the clocks are compared by the quickest of the last ten requests", () => {
  const clock = new ServerClock();
  clock.learn(micros(1001), 1000, 1002);
  // These were held up on the way back, which looks like a clock that runs ahead.
  for (let slow = 2; slow <= 10; slow++) {
    clock.learn(micros(slow * 1000 + 1), slow * 1000, slow * 1000 + 40);
    expect(clock.latencyOf(picture)).toEqual({ millis: 23, error: 1 });
  }
  clock.learn(micros(11_001), 11_000, 11_040);
  expect(clock.latencyOf(picture)).toEqual({ millis: 4, error: 20 });
});

test("what was known of the clock of a server that was started anew, or of a page that slept, is forgotten", () => {
  const clock = new ServerClock();
  clock.learn(micros(1001), 1000, 1002);
  clock.learn(micros(62_010), 2000, 2020);
  expect(clock.latencyOf({ number: 7, arrived: micros(60_107), displayed: 130 })).toEqual({
    millis: 23,
    error: 10,
  });
});

test("a clock that was forgotten is learnt anew", () => {
  const clock = new ServerClock();
  clock.learn(micros(172), 170, 174);
  clock.forget();
  expect(clock.latencyOf(picture)).toBeUndefined();
  clock.learn(micros(272), 270, 272);
  expect(clock.latencyOf(picture)).toEqual({ millis: 24, error: 1 });
});
