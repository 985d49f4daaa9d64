import { afterEach, expect, test, vi } from "vitest";
import { Access } from "../src/access";

interface Asked {
  path: string;
  method: string;
  headers: Headers;
}

/** Takes the place of the browser's fetch; each answer is the next of these, by its path. */
function serving(answers: Record<string, { status?: number; body?: unknown }[]>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("document", { baseURI: "https://here.example/" });
  vi.stubGlobal("location", { origin: "https://here.example" });
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    asked.push({ path, method: init.method ?? "GET", headers: new Headers(init.headers) });
    const next = answers[path]?.length === 1 ? answers[path][0] : answers[path]?.shift();
    return Promise.resolve(new Response(JSON.stringify(next?.body ?? {}), { status: next?.status ?? 200 }));
  });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test("what looks is asked as it is", async () => {
  const asked = serving({});
  await new Access().fetch("api/streams");
  expect(asked).toMatchObject([{ path: "api/streams", method: "GET" }]);
  expect([...asked[0]!.headers]).toEqual([]);
});

test("what changes something shows what only the page knows, asked for once", async () => {
  const asked = serving({ "api/session": [{ body: { user: "alice", csrf_token: "secret" } }] });
  const access = new Access();
  await access.fetch("whep/sample", { method: "POST", headers: { "Content-Type": "application/sdp" } });
  await access.fetch("whep/sample/1", { method: "DELETE" });
  expect(asked.map(({ path }) => path)).toEqual(["api/session", "whep/sample", "whep/sample/1"]);
  expect(asked[1]!.headers.get("X-CSRF-Token")).toBe("secret");
  expect(asked[1]!.headers.get("Content-Type")).toBe("application/sdp");
  expect(asked[2]!.headers.get("X-CSRF-Token")).toBe("secret");
});

test("what is known already is shown at once, because a page that is left does not wait", async () => {
  const asked = serving({ "api/session": [{ body: { csrf_token: "secret" } }] });
  const access = new Access();
  await access.session();
  const answer = access.fetch("whep/sample/1", { method: "DELETE", keepalive: true });
  expect(asked.at(-1)).toMatchObject({ path: "whep/sample/1", method: "DELETE" });
  await answer;
});

test("who logs in anew in another window is known here too", async () => {
  const asked = serving({
    "api/session": [{ body: { csrf_token: "old" } }, { body: { csrf_token: "new" } }],
    "whep/sample": [{ status: 403 }, { status: 201 }],
  });
  const answer = await new Access().fetch("whep/sample", { method: "POST" });
  expect(answer.status).toBe(201);
  expect(asked.at(-1)!.headers.get("X-CSRF-Token")).toBe("new");
});

test("a no that stays is told and not asked for again", async () => {
  const asked = serving({
    "api/session": [{ body: { csrf_token: "same" } }],
    "whep/sample": [{ status: 403 }],
  });
  expect((await new Access().fetch("whep/sample", { method: "POST" })).status).toBe(403);
  expect(asked.filter(({ path }) => path === "whep/sample")).toHaveLength(1);
});

test("a server of another host is told by a header, and nothing else of it is asked", async () => {
  let number = 0;
  const asked = serving({});
  const access = new Access("https://there.example/", () => Promise.resolve(`Bearer ${++number}`));
  await access.fetch("https://there.example/api/streams");
  await access.fetch("https://there.example/whep/sample", { method: "POST" });
  access.prepare();
  expect(asked.map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer 1", "Bearer 2"]);
  const plain = new Access("https://there.example/");
  await plain.fetch("https://there.example/whep/sample", { method: "POST" });
  expect(asked).toHaveLength(3);
});

test("an address that shows who asks is another each time", async () => {
  const asked = serving({
    "https://there.example/api/token": [{ body: { token: "u.a~1~x" } }, { body: { token: "u.a~2~y" } }],
  });
  const access = new Access("https://there.example/", "Bearer secret");
  expect(await access.addressed("wss://there.example/ws/sample?fps=5")).toBe(
    "wss://there.example/ws/sample?fps=5&token=u.a~1~x",
  );
  expect(await access.addressed("https://there.example/video/sample")).toBe(
    "https://there.example/video/sample?token=u.a~2~y",
  );
  expect(asked[0]!.method).toBe("POST");
  expect(await new Access().addressed("video/sample")).toBe("video/sample");
});

test("where nobody has to show who they are, addresses stay as they are", async () => {
  serving({ "https://there.example/api/token": [{ body: {} }] });
  const access = new Access("https://there.example/", "Bearer secret");
  expect(await access.addressed("https://there.example/video/x")).toBe("https://there.example/video/x");
});

test("a no to an address is told in the server's words", async () => {
  serving({ "https://there.example/api/token": [{ status: 401, body: { error: "the token is wrong" } }] });
  const access = new Access("https://there.example/", "Bearer secret");
  await expect(access.addressed("https://there.example/video/x")).rejects.toThrow("the token is wrong");
});
