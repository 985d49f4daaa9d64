import { expect, test } from "vitest";
import { Refusal, throwIfRefused } from "../src/refusal";

test("a refusal has the server's own words", async () => {
  const answer = Response.json({ error: "there are 16 renditions already" }, { status: 503 });
  await expect(throwIfRefused(answer)).rejects.toEqual(new Refusal("there are 16 renditions already"));
});

test("words without end are cut, and an answer of somebody between has none", async () => {
  const long = Response.json({ error: "a".repeat(10_000) }, { status: 503 });
  await expect(throwIfRefused(long)).rejects.toThrow(/^a{300}$/);
  await expect(throwIfRefused(new Response("<html>", { status: 502 }))).rejects.toThrow(
    "The server gives no pictures: it answers with status 502",
  );
});

test("a success is none", async () => {
  await expect(throwIfRefused(new Response(""))).resolves.toBeUndefined();
});
