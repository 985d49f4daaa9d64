import { Account, logInButton } from "../account";
import { arrange, counts, moved } from "./arrange";
import { TileClock } from "./clock";
import { Controls } from "./controls";
import { byId, write } from "./dom";
import { Feed } from "./feed";
import { listenToKeys } from "./keys";
import { renditionFor } from "./layout";
import { draggable } from "./reorder";
import { hashOf, settingsIn, USUAL, type Settings } from "./settings";
import type { StreamBrief } from "./streams";
import { TileView } from "./tile";
import type { TilePicture } from "./tile-message";
import { TileSocket } from "./tile-socket";
import { Wall } from "./wall";
import { count, describeStream } from "./words";

const REFRESH_MS = 500;
/** What scrolls by is not asked for. */
const SETTLE_MS = 150;

/** All streams of the server at once: their pictures, states and numbers. */
export class Dashboard {
  readonly #root = byId<HTMLUListElement>("tiles");
  readonly #clock = new TileClock();
  readonly #tiles = new Map<string, TileView>();
  readonly #visible = new Set<string>();
  readonly #controls: Controls;
  readonly #wall: Wall;
  readonly #feed: Feed;
  readonly #socket: TileSocket;
  readonly #observer: IntersectionObserver;
  #settings = settingsIn(location.hash);
  #streams: StreamBrief[] = [];
  #goneSince: number | undefined;
  readonly #account = new Account(byId("account"));
  /** undefined before the server has told anything. */
  #loggedOut: boolean | undefined;
  #settling = 0;
  #hasAsked = false;

  constructor() {
    const change = (some: Partial<Settings>) => this.#change(some);
    const read = () => this.#settings;
    this.#controls = new Controls(read, change);
    this.#wall = new Wall(read, change, () => this.#render());
    this.#feed = new Feed(
      this.#clock,
      (streams) => this.#heard(streams),
      (status) => this.#gone(status),
      (stream) => this.#socket.renew(stream),
    );
    const url = new URL("api/tiles", document.baseURI);
    url.protocol = url.protocol.replace("http", "ws");
    this.#socket = new TileSocket(url.href, this.#clock, {
      draw: (burst) => this.#draw(burst),
      refused: (stream, reason) => this.#tiles.get(stream)?.refuse(reason),
      slept: () => {
        this.#tiles.forEach((tile) => tile.slept());
        this.#feed.refresh();
      },
    });
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries));
    byId("empty").append(logInButton("log-in-here"));
    this.#listen(change);
  }

  #listen(change: (some: Partial<Settings>) => void): void {
    addEventListener("hashchange", () => this.#become(settingsIn(location.hash)));
    addEventListener("resize", () => this.#render());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#hide() : this.start()));
    listenToKeys({
      filter: () => this.#controls.focusFilter(),
      help: () => byId<HTMLDialogElement>("help").showModal(),
      size: (size) => change({ size }),
      wall: () => (this.#settings.wall ? change({ wall: false }) : byId("wall").click()),
      isWall: () => this.#settings.wall,
      endWall: () => change({ wall: false }),
      fullScreen: () => byId("wall-screen").click(),
      turn: (by) => this.#wall.turn(by),
      step: (by, rows) => this.#step(by, rows),
    });
    byId("help-open").addEventListener("click", () => byId<HTMLDialogElement>("help").showModal());
    byId("help-close").addEventListener("click", () => byId<HTMLDialogElement>("help").close());
    setInterval(() => this.#refresh(), REFRESH_MS);
  }

  /** Shows all, now and from now on. */
  start(): void {
    this.#feed.start();
    this.#render();
  }

  /** A page that nobody sees watches nothing. */
  #hide(): void {
    this.#feed.stop();
    this.#socket.show([], this.#settings.size, this.#settings.fps);
    this.#tiles.forEach((tile) => tile.want(false));
  }

  #change(some: Partial<Settings>): void {
    const settings = { ...this.#settings, ...some };
    const hash = hashOf(settings);
    history.replaceState(null, "", location.pathname + location.search + (hash && `#${hash}`));
    this.#become(settings);
  }

  #become(settings: Settings): void {
    const wasWall = this.#settings.wall;
    this.#settings = settings;
    if (wasWall && !settings.wall) {
      this.#wall.end();
    }
    this.#render();
  }

  #heard(streams: StreamBrief[]): void {
    this.#goneSince = undefined;
    if (this.#loggedOut !== false) {
      this.#loggedOut = false;
      void this.#account.refresh();
    }
    document.body.dataset["server"] = "here";
    this.#announce(streams);
    this.#streams = streams;
    this.#render();
  }

  #gone(status: number): void {
    if (status === 401) {
      this.#logOut();
      return;
    }
    this.#goneSince ??= performance.now();
    document.body.dataset["server"] = "gone";
    this.#refresh();
  }

  /** Nobody is logged in any more: nothing of what was seen stays. */
  #logOut(): void {
    this.#loggedOut = true;
    this.#goneSince = undefined;
    document.body.dataset["server"] = "here";
    this.#streams = [];
    this.#account.loggedOut();
    this.#socket.show([], this.#settings.size, this.#settings.fps);
    this.#render();
  }

  /** Tells those who do not see it what has changed for the worse, or back. */
  #announce(streams: StreamBrief[]): void {
    const before = new Map(this.#streams.map(({ name, state }) => [name, state]));
    const news = streams.filter(
      ({ name, state }) =>
        before.has(name) &&
        before.get(name) !== state &&
        (state === "failed" || state === "stalled" || before.get(name) === "failed"),
    );
    if (news.length > 0) {
      byId("news").textContent = news.map(describeStream).join(". ");
    }
  }

  #render(): void {
    const settings = this.#settings;
    document.body.dataset["size"] = settings.size;
    document.body.dataset["sort"] = settings.sort;
    document.body.toggleAttribute("data-wall", settings.wall);
    this.#controls.show(settings);
    this.#controls.tell(counts(this.#streams));
    this.#makeTiles();
    const arranged = arrange(this.#streams, settings).map(({ name }) => this.#tiles.get(name)!);
    const shown = settings.wall ? this.#wall.arrange(arranged, this.#root) : arranged;
    place(
      this.#root,
      shown.map(({ element }) => element),
    );
    byId("empty").hidden = shown.length > 0 || this.#goneSince !== undefined;
    write(
      byId("empty-text"),
      this.#loggedOut
        ? "You are not logged in (any more). Log in to see the streams."
        : this.#streams.length > 0
          ? "No stream matches."
          : "No streams are served here.",
    );
    byId("show-all").hidden = this.#streams.length === 0;
    byId("empty").querySelector(".log-in")?.toggleAttribute("hidden", !this.#loggedOut);
    write(byId("total"), this.#streams.length > 0 ? count(this.#streams.length, "stream") : "");
    this.#refresh();
    this.#settling ||= this.#settled();
  }

  #makeTiles(): void {
    const names = new Set(this.#streams.map(({ name }) => name));
    for (const [name, tile] of this.#tiles) {
      if (!names.has(name)) {
        this.#observer.unobserve(tile.element);
        tile.element.remove();
        this.#tiles.delete(name);
        this.#visible.delete(name);
      }
    }
    for (const stream of this.#streams) {
      const tile = this.#tiles.get(stream.name);
      if (tile) {
        tile.tell(stream);
      } else {
        this.#tiles.set(stream.name, this.#newTile(stream));
      }
    }
  }

  #newTile(stream: StreamBrief): TileView {
    const tile = new TileView(stream);
    draggable(
      tile.handle,
      tile.element,
      (to) => this.#move(stream.name, to),
      () => this.#settle(),
    );
    tile.handle.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
      const shown = this.#shownNames();
      const to = by && shown[shown.indexOf(stream.name) + by];
      if (to) {
        event.preventDefault();
        this.#move(stream.name, to);
        tile.handle.focus();
      }
    });
    this.#observer.observe(tile.element);
    return tile;
  }

  #shownNames(): string[] {
    return [...this.#root.children].map((element) => (element as HTMLElement).dataset["stream"] ?? "");
  }

  /** The order is of all streams, those too that are not shown now. */
  #move(name: string, to: string): void {
    const all = arrange(this.#streams, { ...USUAL, sort: this.#settings.sort, order: this.#settings.order });
    const order = moved(
      all.map((stream) => stream.name),
      name,
      to,
    );
    this.#change({ sort: "own", order });
  }

  #step(by: number, rows: number): void {
    const tiles = [...this.#root.children] as HTMLElement[];
    const at = tiles.findIndex((tile) => tile.contains(document.activeElement));
    const first = tiles[0];
    if (at < 0 || !first) {
      return;
    }
    const columns = tiles.filter((tile) => tile.offsetTop === first.offsetTop).length;
    tiles[at + by + rows * columns]?.querySelector<HTMLElement>("a")?.focus();
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const name = (target as HTMLElement).dataset["stream"] ?? "";
      if (isIntersecting) {
        this.#visible.add(name);
      } else {
        this.#visible.delete(name);
      }
    }
    if (this.#hasAsked) {
      this.#settle();
    } else {
      this.#ask();
    }
  }

  /** Asks for what is in view, once nothing scrolls by any more. */
  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = this.#settled();
  }

  #settled(): number {
    return setTimeout(() => {
      this.#settling = 0;
      this.#ask();
    }, SETTLE_MS);
  }

  #ask(): void {
    if (document.hidden) {
      return;
    }
    this.#hasAsked = true;
    const shown = this.#shownNames().filter((name) => this.#visible.has(name));
    const first = this.#tiles.get(shown[0] ?? "");
    const size = first ? renditionFor(first.width, devicePixelRatio) : this.#settings.size;
    this.#socket.show(shown, size, this.#settings.fps);
    const wanted = new Set(shown);
    this.#tiles.forEach((tile, name) => tile.want(wanted.has(name)));
  }

  /** Decodes all of a burst and draws all in one go, which a browser shows at once. */
  async #draw(burst: TilePicture[]): Promise<void> {
    const decoded = await Promise.allSettled(
      burst.map(({ jpeg }) => createImageBitmap(new Blob([jpeg], { type: "image/jpeg" }))),
    );
    const now = this.#clock.now();
    decoded.forEach((result, place) => {
      const picture = burst[place];
      if (picture && result.status === "fulfilled") {
        this.#tiles.get(picture.stream)?.draw(picture, result.value, now);
        result.value.close();
      }
    });
  }

  #refresh(): void {
    const now = this.#clock.now();
    this.#tiles.forEach((tile, name) => {
      if (this.#visible.has(name)) {
        tile.refresh(now);
      }
    });
    const gone = this.#goneSince;
    write(
      byId("server"),
      gone === undefined
        ? ""
        : `The server has not answered for ${Math.round((performance.now() - gone) / 1000)} s. It is asked again.`,
    );
  }
}

/** Brings the tiles into their order, and touches none that stands right, so that focus and scrolling stay. */
function place(root: HTMLElement, wanted: readonly HTMLElement[]): void {
  const focused = document.activeElement;
  const keep = new Set(wanted);
  [...root.children].filter((child) => !keep.has(child as HTMLElement)).forEach((child) => child.remove());
  wanted.forEach((element, index) => {
    const there = root.children[index];
    if (there !== element) {
      root.insertBefore(element, there ?? null);
    }
  });
  if (focused instanceof HTMLElement && focused !== document.activeElement && root.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}
