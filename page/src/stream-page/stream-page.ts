import { html, LitElement, nothing } from "lit";
import { Account } from "../account";
import type { CameraView } from "../camera-view/camera-view";
import "../camera-view/camera-view";
import type { Point } from "../camera-view/matrix";
import { regionText } from "../camera-view/picture-map";
import { obstacle } from "../formats";
import { clipPath, measuredPath, snapshotPath, streamOf, type Watched } from "../paths";
import { commandOf } from "./commands";
import { hashOf, type LinkState, linkState, searchOf } from "./link";
import { Measuring, type Pixel, type Profile, sampleText } from "./measured";
import { commandsOf, type Operated } from "./page-commands";
import { formatButtons, helpDialog, icon, toolButton } from "./page-parts";
import { GRAPH_POINTS } from "./plots";
import { drawPlots, plots } from "./plots-part";
import { readings } from "./readings-part";
import { copyText, fileName, saveBlob, saveFetched } from "./save";
import "./tone-panel";
import type { TonePanel } from "./tone-panel";

const PIXEL_EVERY_MS = 200;
const PROFILE_EVERY_MS = 400;
const GRAPH_EVERY_MS = 500;
const MESSAGE_MS = 4000;
const ADDRESS_MS = 300;
const CLIP_SECONDS = 30;

/** Ways to save the picture: the server's format, the file's ending, and what people call it. */
const FILES = [
  ["jpeg", "jpg", "JPEG", "as it is seen, small"],
  ["png", "png", "PNG", "as it is seen, without loss"],
  ["png16", "png", "PNG, 16 bit", "the camera’s samples"],
  ["tiff", "tif", "TIFF", "the camera’s samples"],
  ["npy", "npy", "NumPy", "the camera’s samples"],
] as const;

/** The page of one stream: the picture, and the tools around it. */
export class StreamPage extends LitElement {
  static override properties = { message: { state: true }, menu: { state: true } };

  declare message: string;
  declare menu: boolean;

  readonly #name = streamOf(location.pathname);
  #state: LinkState = linkState(location.search, location.hash);
  #hover: Point | undefined;
  #value: string | undefined;
  #profile: Profile | undefined;
  #rates: (number | undefined)[] = [];
  #delays: (number | undefined)[] = [];
  #account: Account | undefined;
  #loggedOut = false;
  #messageEnd = 0;
  #addressing = 0;
  readonly #pixel = new Measuring<Pixel>(PIXEL_EVERY_MS, (answer) => {
    this.#value = answer && sampleText(answer.value);
    this.requestUpdate();
  });
  readonly #profiling = new Measuring<Profile>(PROFILE_EVERY_MS, (answer) => {
    this.#profile = answer;
    this.requestUpdate();
  });

  constructor() {
    super();
    this.message = "";
    this.menu = false;
  }

  // In the document's own tree: this is the document.
  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", (event) => this.#onKey(event));
    document.addEventListener("pointerdown", (event) => this.#closeMenu(event));
    document.addEventListener("fullscreenchange", () => this.requestUpdate());
    addEventListener("hashchange", () => this.#take(linkState(location.search, location.hash)));
    setInterval(() => this.#note(), GRAPH_EVERY_MS);
  }

  get #view(): CameraView {
    return this.querySelector("camera-view")!;
  }

  get #watched(): Watched | undefined {
    const status = this.hasUpdated ? this.#view.status : undefined;
    return status && { name: status.name ?? this.#name ?? status.id, asked: "" };
  }

  /** As pictures are seen, for those that are saved so. */
  get #seen(): string {
    const { rotate, flip } = this.#view.view;
    const { region } = this.#view;
    const asked = { ...this.#state.asked };
    delete asked["crop"];
    return new URLSearchParams({
      ...asked,
      ...(region && { crop: regionText(region) }),
      ...(this.#view.isTurned && { rotate: String(rotate), flip }),
    }).toString();
  }

  // --- what can be done

  readonly #commands = commandsOf(this.#operated());

  #operated(): Operated {
    const page = this;
    return {
      get view() {
        return page.#view;
      },
      get ready() {
        return page.hasUpdated;
      },
      get state() {
        return page.#state;
      },
      change: (change) => this.#change(change),
      ask: (wish) => this.#ask(wish),
      follow: () => this.#follow(),
      refresh: () => this.requestUpdate(),
      nextFormat: () => this.#nextFormat(),
      openMenu: () => this.#openMenu(),
      copyLink: () => this.#copyLink(),
      fullScreen: () => this.#fullScreen(),
      showHelp: () => this.#help().showModal(),
      showAllValues: () => {
        const panel = this.querySelector<TonePanel>("tone-panel");
        if (panel) {
          panel.close = !panel.close;
        }
      },
    };
  }

  #ask(wish: Record<string, string | undefined>): void {
    const asked: Record<string, string> = { ...this.#state.asked };
    for (const [key, value] of Object.entries(wish)) {
      if (value === undefined) {
        delete asked[key];
      } else {
        asked[key] = value;
      }
    }
    this.#change({ asked });
  }

  #nextFormat(): void {
    const formats = (this.#view.status?.formats ?? []).filter((each) => !obstacle(each));
    const at = formats.indexOf(this.#view.shownFormat ?? "");
    if (formats.length > 0) {
      this.#change({ format: formats[(at + 1) % formats.length]! });
    }
  }

  #fullScreen(): void {
    if (document.fullscreenElement) {
      void document.exitFullscreen();
    } else if (document.fullscreenEnabled) {
      void this.querySelector("#workspace")!.requestFullscreen();
    } else {
      this.#say("This browser knows full screen for videos only");
    }
  }

  #help(): HTMLDialogElement {
    return this.querySelector<HTMLDialogElement>("#help")!;
  }

  #openMenu(): void {
    this.menu = !this.menu;
    void this.updateComplete.then(
      () => this.menu && this.querySelector<HTMLElement>("#files button, #files a")?.focus(),
    );
  }

  #closeMenu(event: Event): void {
    if (this.menu && !event.composedPath().includes(this.querySelector("#saving")!)) {
      this.menu = false;
    }
  }

  async #copyLink(): Promise<void> {
    const url = this.#address();
    this.#say(
      (await copyText(url))
        ? "Link copied"
        : "This browser lets no page copy; the link is the page’s address",
    );
    history.replaceState(null, "", url);
  }

  async #save(format: string, extension: string): Promise<void> {
    this.menu = false;
    const watched = this.#watched;
    if (!watched) {
      return;
    }
    const isSamples = ["png16", "tiff", "npy"].includes(format);
    try {
      const path = snapshotPath({ ...watched, asked: isSamples ? "" : this.#seen }, format);
      this.#say(`Saved ${await saveFetched(path, watched.name, extension)}`);
    } catch (error) {
      this.#say(`Not saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #saveSeen(): Promise<void> {
    this.menu = false;
    const watched = this.#watched;
    const { painted } = this.#view;
    try {
      const file = await this.#view.snapshot({ overlays: true });
      const time = painted?.taken ? new Date(painted.taken / 1000) : new Date();
      const name = fileName(watched?.name ?? "", painted?.number, time, "png");
      saveBlob(file, name);
      this.#say(`Saved ${name}`);
    } catch (error) {
      this.#say(`Not saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #say(message: string): void {
    this.message = message;
    clearTimeout(this.#messageEnd);
    this.#messageEnd = setTimeout(() => (this.message = ""), MESSAGE_MS);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#help().open) {
      return;
    }
    if (event.key === "Escape" && this.menu) {
      this.menu = false;
      this.querySelector<HTMLElement>("#save")?.focus();
      return;
    }
    const command = commandOf(this.#commands, event);
    if (command) {
      event.preventDefault();
      command.run();
      this.requestUpdate();
    }
  };

  // --- the address

  /** Becomes what an address says. */
  #take(state: LinkState): void {
    this.#state = state;
    const view = this.#view;
    view.ruler = state.ruler;
    view.line = state.line;
    view.view = { zoom: "fit", ...state.view };
    this.requestUpdate();
  }

  #change(change: Partial<LinkState>): void {
    this.#state = { ...this.#state, ...change };
    this.requestUpdate();
    this.#readdress();
  }

  /** Brings what the picture knows into what the address says. */
  #follow(): void {
    if (!this.#view.hasUpdated) {
      // It has not taken up yet what the address says.
      return;
    }
    const { view, isTurned, ruler, line, region } = this.#view;
    const { rotate: _, flip: __, ...look } = view;
    const { ruler: ___, line: ____, ...others } = this.#state;
    const asked: Record<string, string> = { ...this.#state.asked };
    delete asked["crop"];
    this.#state = {
      ...others,
      asked: region ? { ...asked, crop: regionText(region) } : asked,
      view: isTurned ? view : look,
      ...(ruler && { ruler }),
      ...(line && { line }),
    };
    this.requestUpdate();
    this.#readdress();
  }

  #address(): string {
    const { origin, pathname } = location;
    return origin + pathname + searchOf(this.#state.asked) + hashOf(this.#state);
  }

  /** The address is always that of what is seen, so that a page that is loaded anew shows the same. */
  #readdress(): void {
    clearTimeout(this.#addressing);
    this.#addressing = setTimeout(() => history.replaceState(null, "", this.#address()), ADDRESS_MS);
  }

  // --- what is shown

  #note(): void {
    if (!document.hidden && this.hasUpdated) {
      const live = this.#view.health?.condition === "live";
      const add = (all: (number | undefined)[], value: number | undefined) =>
        [...all, live ? value : undefined].slice(-GRAPH_POINTS);
      this.#rates = add(this.#rates, this.#view.reading.fps);
      this.#delays = add(this.#delays, this.#view.latency?.millis);
      this.requestUpdate();
    }
  }

  protected override render() {
    const view = this.hasUpdated ? this.#view : undefined;
    const status = view?.status;
    const { asked, show, panel } = this.#state;
    const condition = view?.health?.condition ?? "connecting";
    const words =
      condition === "offline"
        ? "no connection to the server"
        : condition === "late"
          ? "late"
          : (status?.state ?? condition);
    const heading = status
      ? status.title && status.title !== status.name
        ? status.title
        : status.name || status.source
      : "";
    document.body.dataset["state"] = condition;
    document.title = heading ? `${heading} – video-streamer` : "video-streamer";
    return html`
      <header>
        <a class="icon" href="./" title="All streams" aria-label="All streams">${icon("home")}</a>
        <h1 id="source" title=${status ? `${status.source}\nvideo-streamer ${status.version}` : ""}>
          ${heading || "video-streamer"}
        </h1>
        <p id="status" role="status">
          <span id="state" class="badge">${words}</span
          ><span id="reason" title=${status?.reason ?? ""}>${status?.reason ?? ""}</span>
        </p>
        ${formatButtons(view, this.#state.format, (format) => this.#change({ format }))}
        <div class="actions">
          <div id="account"></div>
          <div id="saving">
            <button
              id="save"
              type="button"
              class="icon"
              title="Save (S)"
              aria-label="Save"
              aria-expanded=${String(this.menu)}
              aria-controls="files"
              @click=${() => this.#openMenu()}
            >
              ${icon("save")}
            </button>
            ${this.menu ? this.#files() : nothing}
          </div>
          <button
            id="link"
            type="button"
            class="icon"
            title="Copy a link to this view (K)"
            aria-label="Copy a link to this view"
            @click=${() => void this.#copyLink()}
          >
            ${icon("link")}
          </button>
          <button
            id="help-button"
            type="button"
            class="icon"
            title="Help (?)"
            aria-label="Help"
            @click=${() => this.#help().showModal()}
          >
            ${icon("help")}
          </button>
        </div>
      </header>
      <main id="workspace" class=${panel ? "with-panel" : ""}>
        <div id="tools" role="toolbar" aria-label="Tools">
          ${this.#commands.filter(({ icon }) => icon).map((each) => toolButton(each, () => this.requestUpdate()))}
        </div>
        <div id="stage-area">
          <camera-view
            .stream=${this.#name}
            .format=${this.#state.format}
            .ask=${new URLSearchParams(asked).toString()}
            .show=${show.join(" ")}
            @reading=${() => this.requestUpdate()}
            @state=${() => this.#followAccess()}
            @change=${() => this.#follow()}
            @hover=${(event: CustomEvent<Point | undefined>) => this.#point(event.detail)}
            >${view?.loggedOut ? html`<button slot="advice" class="log-in" type="button" @click=${() => location.reload()}>Log in</button>` : nothing}</camera-view
          >
          <p id="hint" role="status">${view?.hint ?? ""}</p>
          <p id="message" role="status">${this.message}</p>
        </div>
        ${panel ? this.#panel() : nothing}
      </main>
      <footer>${readings(view, this.#hover, this.#value)}</footer>
      ${helpDialog(this.#commands)}
    `;
  }

  protected override firstUpdated(): void {
    this.#take(this.#state);
    this.#account = new Account(this.querySelector("#account")!);
    void this.#account.refresh();
  }

  /** Somebody was logged out, or has logged in, here or in another window. */
  #followAccess(): void {
    const { loggedOut } = this.#view;
    if (loggedOut) {
      this.#account?.loggedOut();
    } else if (this.#loggedOut) {
      void this.#account?.refresh();
    }
    this.#loggedOut = loggedOut;
    this.requestUpdate();
  }

  protected override updated(): void {
    const watched = this.#watched;
    const at = this.#hover;
    this.#pixel.watch(
      watched && at && measuredPath("pixel", watched, `x=${Math.floor(at.x)}&y=${Math.floor(at.y)}`),
    );
    this.#profiling.watch(watched && this.#state.panel ? this.#profilePath(watched) : undefined);
    drawPlots(this, this.#profile, this.#rates, this.#delays);
  }

  #profilePath(watched: Watched): string | undefined {
    const { line } = this.#view;
    const { width = 0, height = 0 } = this.#view.status ?? {};
    if (!line || !width || !height) {
      return undefined;
    }
    const hold = (value: number, most: number) => Math.max(0, Math.min(most - 1, Math.floor(value)));
    const [x1, y1, x2, y2] = line;
    const from = `${hold(x1, width)},${hold(y1, height)}`;
    return measuredPath("profile", watched, `from=${from}&to=${hold(x2, width)},${hold(y2, height)}`);
  }

  #point(at: Point | undefined): void {
    const before = this.#hover;
    this.#hover = at;
    if (
      !at ||
      !before ||
      Math.floor(at.x) !== Math.floor(before.x) ||
      Math.floor(at.y) !== Math.floor(before.y)
    ) {
      this.#value = undefined;
    }
    this.requestUpdate();
  }

  #files() {
    const { samples = "uint8", record } = this.#view.status ?? {};
    const watched = this.#watched;
    return html`<div id="files" class="menu" role="group" aria-label="Save">
      ${FILES.map(([format, extension, name, what]) => {
        const wrong = format === "png16" && !["uint8", "uint16"].includes(samples);
        return html`<button
          id=${`snapshot-${format}`}
          type="button"
          ?disabled=${wrong}
          @click=${() => void this.#save(format, extension)}
        >
          ${name} <small>${wrong ? `does not hold ${samples}` : what}</small>
        </button>`;
      })}
      <button id="snapshot-overlays" type="button" @click=${() => void this.#saveSeen()}>
        PNG with what is drawn <small>as it is on the screen</small>
      </button>
      ${
        record && watched
          ? html`<a
              id="clip"
              href=${clipPath(watched, CLIP_SECONDS)}
              download
              @click=${() => (this.menu = false)}
              >The last ${CLIP_SECONDS} s
              <small>${record.format === "avi" ? "AVI, the camera’s own files" : "MP4"}</small></a
            >`
          : nothing
      }
    </div>`;
  }

  #panel() {
    const view = this.hasUpdated ? this.#view : undefined;
    const region = view?.region;
    return html`<aside id="side" aria-label="Shades and plots">
      <tone-panel
        .status=${view?.status}
        .watched=${this.#watched}
        .asked=${this.#state.asked}
        .crop=${region && regionText(region)}
        @ask=${(event: CustomEvent<Record<string, string | undefined>>) => this.#ask(event.detail)}
      ></tone-panel>
      ${plots(view, this.#profile)}
    </aside>`;
  }
}

customElements.define("stream-page", StreamPage);

/** Shows the stream that the page's path names, else the one that is served without a name. */
export function showStream(): void {
  document.body.replaceChildren(document.createElement("stream-page"));
}
