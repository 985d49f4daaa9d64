import { expect, test } from "vitest";
import { RtpPictures } from "../src/rtp-pictures";

test("the newest painted picture that the server tells of is the one", () => {
  const pictures = new RtpPictures();
  pictures.paint(3000, 130);
  pictures.paint(6000, 163);
  pictures.paint(9000, 196);
  const sent = [
    { rtp: 3000, number: 7, arrived: 107 },
    { rtp: 6000, number: 8, arrived: 140 },
    { rtp: 12000, number: 10, arrived: 171 },
  ];
  expect(pictures.newestOf(sent)).toEqual({ number: 8, arrived: 140, displayed: 163, shown: 2 });
});

test("the newest picture is the one painted last, also when its RTP timestamp has wrapped", () => {
  const pictures = new RtpPictures();
  pictures.paint(2 ** 32 - 1000, 130);
  pictures.paint(2000, 163);
  const sent = [
    { rtp: 2 ** 32 - 1000, number: 7, arrived: 107 },
    { rtp: 2000, number: 8, arrived: 140 },
  ];
  expect(pictures.newestOf(sent)?.number).toBe(8);
});

test("RTP timestamps are the same modulo 2^32, whether a browser counts on or knows a sign", () => {
  for (const rtp of [2 ** 32 - 1000, 2 ** 33 - 1000, -1000]) {
    const pictures = new RtpPictures();
    pictures.paint(rtp, 130);
    expect(pictures.newestOf([{ rtp: 2 ** 32 - 1000, number: 7, arrived: 107 }])?.number).toBe(7);
  }
});

test("nothing is told of pictures that the server does not know", () => {
  const pictures = new RtpPictures();
  expect(pictures.newestOf([{ rtp: 3000, number: 7, arrived: 107 }])).toBeUndefined();
  pictures.paint(3000, 130);
  expect(pictures.newestOf([])).toBeUndefined();
  expect(pictures.newestOf([{ rtp: 6000, number: 8, arrived: 140 }])).toBeUndefined();
});

test("pictures that were painted long ago are forgotten", () => {
  const pictures = new RtpPictures();
  pictures.paint(3000, 130);
  for (let later = 1; later <= 128; later++) {
    pictures.paint(3000 + later, 130 + later);
  }
  expect(pictures.newestOf([{ rtp: 3000, number: 7, arrived: 107 }])).toBeUndefined();
});
