import { expect, test } from "vitest";
import { PictureAge, type SentPicture, type SessionReport } from "../src/picture-age";

/** The server's clock in ms at the zero of the page's. */
const OFFSET = 1_700_000_000_000;

/** What the server says at a time of the page, about pictures that arrived at times of the page. */
function report(now: number, ...frames: SentPicture[]): SessionReport {
  const micros = (time: number) => (OFFSET + time) * 1000;
  return {
    now: micros(now),
    frames: frames.map((frame) => ({ ...frame, arrived: micros(frame.arrived) })),
  };
}

test("the newest painted picture that the server tells of gives number and latency", () => {
  const age = new PictureAge();
  age.paint(3000, 130);
  age.paint(6000, 163);
  age.paint(9000, 196);
  const sent = report(
    172,
    { rtp: 3000, number: 7, arrived: 107 },
    { rtp: 6000, number: 8, arrived: 140 },
    { rtp: 12000, number: 10, arrived: 171 },
  );
  expect(age.learn(sent, 170, 174)).toEqual({ number: 8, latency: 23, error: 2 });
});

test("the clocks are compared by the quickest of the last ten requests", () => {
  const age = new PictureAge();
  age.paint(3000, 130);
  const picture = { rtp: 3000, number: 7, arrived: 107 };
  expect(age.learn(report(1001, picture), 1000, 1002)).toEqual({ number: 7, latency: 23, error: 1 });
  // These were held up on the way back, which looks like a clock that runs ahead.
  for (let slow = 2; slow <= 10; slow++) {
    const painted = age.learn(report(slow * 1000 + 1, picture), slow * 1000, slow * 1000 + 40);
    expect(painted).toEqual({ number: 7, latency: 23, error: 1 });
  }
  expect(age.learn(report(11_001, picture), 11_000, 11_040)).toEqual({
    number: 7,
    latency: 4,
    error: 20,
  });
});

test("the newest picture is the one painted last, also when its RTP timestamp has wrapped", () => {
  const age = new PictureAge();
  age.paint(2 ** 32 - 1000, 130);
  age.paint(2000, 163);
  const sent = report(
    200,
    { rtp: 2 ** 32 - 1000, number: 7, arrived: 107 },
    { rtp: 2000, number: 8, arrived: 140 },
  );
  expect(age.learn(sent, 199, 201)?.number).toBe(8);
});

test("RTP timestamps are the same modulo 2^32, whether a browser counts on or knows a sign", () => {
  for (const rtp of [2 ** 32 - 1000, 2 ** 33 - 1000, -1000]) {
    const age = new PictureAge();
    age.paint(rtp, 130);
    const sent = report(200, { rtp: 2 ** 32 - 1000, number: 7, arrived: 107 });
    expect(age.learn(sent, 199, 201)?.number).toBe(7);
  }
});

test("nothing is told of pictures that the server does not know, nor of its cards", () => {
  const age = new PictureAge();
  expect(age.learn(report(200, { rtp: 3000, number: 7, arrived: 107 }), 199, 201)).toBeUndefined();
  age.paint(3000, 130);
  expect(age.learn(report(200), 199, 201)).toBeUndefined();
  expect(age.learn(report(200, { rtp: 6000, number: 8, arrived: 140 }), 199, 201)).toBeUndefined();
  age.paint(9000, 163);
  const card = { rtp: 9000, number: -1, arrived: 140 };
  const sent = report(200, { rtp: 3000, number: 7, arrived: 107 }, card);
  expect(age.learn(sent, 199, 201)).toBeUndefined();
});

test("pictures that were painted long ago are forgotten", () => {
  const age = new PictureAge();
  age.paint(3000, 130);
  for (let later = 1; later <= 128; later++) {
    age.paint(3000 + later, 130 + later);
  }
  expect(age.learn(report(300, { rtp: 3000, number: 7, arrived: 107 }), 299, 301)).toBeUndefined();
});
