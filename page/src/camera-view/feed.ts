import { type Access, OWN } from "../access";
import { AUTO, type Choice, chooseWanted, isWebRtc, makePlayer } from "../formats";
import { statusPath, type Watched } from "../paths";
import type { Player } from "../player";
import { type Answer, Poll } from "../poll";
import { renditionHint } from "../rendition-hint";
import { type Latency, type Painted, ServerClock } from "../server-clock";
import { SleepWatch } from "../sleep";
import type { StreamStatus } from "../status";
import { type Health, healthOf } from "./health";
import { orientationOf, type Orientation, UPRIGHT } from "./matrix";
import { Meter, type Reading } from "./meter";
import { type Region, regionOf, type Size, within } from "./picture-map";
import { Still } from "./still";

/** Which stream, of which server, how. */
export interface Target {
  /** The server's address with a slash at its end; empty for the page's own. */
  server: string;
  /** undefined for the stream that the server shows without a name. */
  name: string | undefined;
  /** A format's name, "auto", or nothing for what the server's configuration says. */
  format: string;
  /** What is asked of the stream, as a query. */
  asked: string;
  /** How what is asked shows who asks. */
  access: Access;
}

/** Where the pixels on the screen lie in the camera's picture, and how they were turned. */
export interface Placing {
  shown: Size;
  part: Region;
  orientation: Orientation;
}

const TICK_MS = 250;
/** Who heard nothing of its own clock for so long was asleep. */
const SLEPT_MS = 3000;
/** How long the best formats may take to show something while the camera is live. */
const TRIAL_MS = 5000;
/** How long pictures may be late before they are asked for anew; each time it fails twice as long, up to the last. */
const LATE_MS = 5000;
const MOST_LATE_MS = 60_000;
/** The server allows ten changes of a view a second. */
const CHANGE_MS = 200;
/** A changed view is on the screen by then, if nothing told so before. */
const CHANGED_MS = 1500;

/**
 * Keeps one stream on the screen: asks for its state, chooses the format, makes the player and another when that is needed,
 * and knows how old the picture is. It has one connection for pictures at any time, and none while the page is hidden.
 */
export class Feed {
  readonly #host: HTMLElement;
  readonly #still: Still;
  readonly #onChange: () => void;
  readonly #onPicture: () => void;
  readonly #meter = new Meter();
  readonly #clock = new ServerClock();
  #target: Target | undefined;
  #poll: Poll<StreamStatus> | undefined;
  #status: StreamStatus | undefined;
  #answer: number | undefined;
  #unreadable = false;
  #outages = 0;
  #choice: Choice = { format: undefined };
  readonly #failed = new Map<string, string>();
  #player: Player | undefined;
  #playing: string | undefined;
  #asked = "";
  #placed: { asked: string; due: number; size: string } | undefined;
  #begun = 0;
  #liveSince = 0;
  #last: number | undefined;
  #lateUntil = 0;
  #lateWait = LATE_MS;
  readonly #sleep = new SleepWatch(SLEPT_MS);
  #old = true;
  #ticking = 0;
  #change = 0;
  #suspended = false;

  /**
   * @param host takes the pictures
   * @param onChange called when anything but the picture has changed, at most a few times a second
   * @param onPicture called for each picture that is on the screen now
   */
  constructor(host: HTMLElement, still: HTMLCanvasElement, onChange: () => void, onPicture: () => void) {
    this.#host = host;
    this.#still = new Still(still);
    this.#onChange = onChange;
    this.#onPicture = onPicture;
  }

  get status(): StreamStatus | undefined {
    return this.#status;
  }

  /** Whether the server does not know who asks. */
  get loggedOut(): boolean {
    return this.#answer === 401;
  }

  get choice(): Choice {
    return this.#choice;
  }

  /** Why what is shown is not what was asked for, or not as the camera sends it. */
  get hint(): string {
    const rendition = this.#status && renditionHint(this.#status, this.#choice.format);
    return [this.#choice.reason, rendition].filter(Boolean).join(" ");
  }

  get reading(): Reading {
    return this.#meter.read();
  }

  /** What an address of the stream is made of. */
  get watched(): Watched {
    const { name, server, asked, access } = this.#target ?? { name: "", server: "", asked: "", access: OWN };
    return { name: name ?? this.#status?.id ?? "", asked, access, ...(server && { server }) };
  }

  get picture(): HTMLElement | undefined {
    return this.#host.querySelector<HTMLElement>("#picture") ?? undefined;
  }

  get painted(): Painted | undefined {
    const painted = this.#player?.painted?.();
    // The cards that the server shows without a camera have no number, and no age worth telling.
    return painted && painted.number >= 0 ? painted : undefined;
  }

  get latency(): Latency | undefined {
    return this.painted && this.#clock.latencyOf(this.painted);
  }

  get health(): Health {
    const { state, reason, fps: sent = 0, view } = this.#status ?? {};
    // Who wants few pictures need not wonder that few come.
    const most = Number(new URLSearchParams(this.#asked).get("fps") ?? view?.fps) || Infinity;
    const fps = Math.min(sent, most);
    const trouble = this.#player?.trouble?.();
    const delay = this.latency?.millis;
    return healthOf({
      answer: this.#answer,
      unreadable: this.#unreadable,
      silence: this.#last === undefined ? undefined : performance.now() - this.#last,
      fps,
      ...(state && { state }),
      ...(reason && { reason }),
      ...(trouble && { trouble }),
      ...(delay !== undefined && { delay }),
    });
  }

  /** undefined while no picture is there. */
  get placing(): Placing | undefined {
    const shown = this.picture && sizeOf(this.picture);
    const seen = this.#last !== undefined && this.#last > this.#begun;
    return shown && seen ? this.#placingOf(this.#placed?.asked ?? this.#asked, shown) : undefined;
  }

  /** Begins, or goes on with something else. */
  watch(target: Target): void {
    const { server, name, access } = this.#target ?? {};
    const same = this.#poll && server === target.server && name === target.name && access === target.access;
    if (target.format.toUpperCase() !== this.#target?.format.toUpperCase()) {
      // Who chooses wants it tried again.
      this.#failed.clear();
    }
    this.#target = target;
    if (!same) {
      this.#end();
      this.#begin();
    } else {
      this.#update();
    }
  }

  /** Ends all connections. It may begin again. */
  close(): void {
    this.#end();
    this.#target = undefined;
  }

  #begin(): void {
    const { server, name, access } = this.#target!;
    this.#poll = new Poll<StreamStatus>(
      statusPath(name, server),
      (answer, status) => this.#learn(answer, status),
      undefined,
      access,
    );
    access.prepare();
    document.addEventListener("visibilitychange", this.#followVisibility);
    addEventListener("pagehide", this.#suspend);
    addEventListener("pageshow", this.#followVisibility);
    addEventListener("online", this.#comeBack);
    this.#suspended = true;
    this.#followVisibility();
  }

  #end(): void {
    document.removeEventListener("visibilitychange", this.#followVisibility);
    removeEventListener("pagehide", this.#suspend);
    removeEventListener("pageshow", this.#followVisibility);
    removeEventListener("online", this.#comeBack);
    this.#suspend();
    this.#poll = undefined;
    this.#status = undefined;
    this.#answer = undefined;
    this.#unreadable = false;
    this.#choice = { format: undefined };
    this.#failed.clear();
    this.#last = undefined;
    this.#still.clear();
  }

  /** A hidden page takes nothing from the server, so it costs nothing and has nothing old to show when it is back. */
  readonly #followVisibility = () => {
    if (document.hidden) {
      this.#suspend();
    } else if (this.#suspended && this.#poll) {
      this.#suspended = false;
      // What was not seen may have slept as it liked.
      this.#hasSlept();
      this.#ticking = setInterval(() => this.#tick(), TICK_MS);
      this.#poll.start();
      this.#update();
    }
  };

  readonly #suspend = () => {
    this.#suspended = true;
    clearInterval(this.#ticking);
    clearTimeout(this.#change);
    this.#poll?.stop();
    this.#stop();
  };

  /** The network is there again, or the machine is awake: what was is of no use, and what failed may work. */
  readonly #comeBack = () => {
    if (!this.#suspended) {
      this.#failed.clear();
      this.#stop();
      this.#poll?.start();
      this.#update();
    }
  };

  /** Of what was known before a sleep no clock is right, and what is on the screen is older by it. */
  #hasSlept(): boolean {
    const slept = this.#sleep.hasSlept();
    if (slept) {
      this.#clock.forget();
      this.#last = this.#last && this.#last - this.#sleep.missed;
      this.#begun -= this.#sleep.missed;
    }
    return slept;
  }

  #learn(answer: Answer<StreamStatus> | undefined, status: number): void {
    if (this.#hasSlept()) {
      this.#comeBack();
      return;
    }
    this.#answer = status;
    if (answer) {
      if (answer.body.state === "live" && this.#status?.state !== "live") {
        this.#liveSince = performance.now();
      }
      this.#status = answer.body;
      this.#unreadable = false;
      this.#clock.learn(answer.body.now, answer.asked, answer.answered);
    } else {
      if (this.#status) {
        this.#outages++;
      }
      this.#status = undefined;
      if (status === 0 && this.#target?.server) {
        void this.#lookUnread();
      }
    }
    this.#update();
  }

  /** Whether there is a server that other pages may not read: its pictures can be seen nevertheless. */
  async #lookUnread(): Promise<void> {
    const { server, name } = this.#target!;
    const there = await fetch(statusPath(name, server), { mode: "no-cors", cache: "no-store" }).then(
      () => true,
      () => false,
    );
    if (this.#answer === 0 && this.#target?.server === server && this.#unreadable !== there) {
      this.#unreadable = there;
      this.#update();
    }
  }

  /** Brings the player in line with the stream and what is wanted of it. */
  #update(): void {
    const target = this.#target;
    if (target && !this.#suspended) {
      if (this.#status) {
        const { formats, format, format_chosen: chosen = true, id, started } = this.#status;
        this.#choice = chooseWanted(target.format, { formats, format, chosen }, this.#failed);
        // No browser tells a page that an image's stream has come to a proper end, as it does when a server stops.
        this.#play([this.#choice.format, id, started, this.#outages].join());
      } else if (this.#unreadable) {
        const formats = ["MPEG1", "MJPEG"];
        this.#choice = chooseWanted(target.format, { formats, format: AUTO, chosen: false }, this.#failed);
        this.#play(`${this.#choice.format} unread`);
      } else if (this.#answer !== undefined && this.#answer !== 0) {
        // It is gone, and its last picture better than none; or closed to us, and nobody is to see it any more.
        this.#stop();
        if (this.loggedOut || this.#answer === 403) {
          this.#still.clear();
        }
      }
    }
    this.#tell();
  }

  #play(wanted: string): void {
    const { asked } = this.#target!;
    if (wanted !== this.#playing) {
      this.#stop();
      this.#open(wanted);
    } else if (asked !== this.#asked && !this.#change) {
      // At most so often, and the last of them always.
      this.#change = setTimeout(() => this.#ask(), CHANGE_MS);
    }
  }

  #open(wanted: string): void {
    const { format } = this.#choice;
    this.#asked = this.#target!.asked;
    this.#placed = undefined;
    this.#playing = wanted;
    this.#begun = performance.now();
    this.#player = format ? makePlayer(format, this.watched, !this.#unreadable) : undefined;
    if (this.#player) {
      this.#player.onPicture = () => this.#see();
      this.#player.show(this.#host);
    }
  }

  #ask(): void {
    this.#change = 0;
    const { asked } = this.#target ?? {};
    const [player, playing] = [this.#player, this.#playing];
    if (!player || !playing || asked === undefined || asked === this.#asked) {
      return;
    }
    const before = this.#placed?.asked ?? this.#asked;
    if (player.ask?.(this.watched)) {
      this.#asked = asked;
      const size = this.picture && sizeOf(this.picture);
      this.#placed = {
        asked: before,
        due: performance.now() + CHANGED_MS,
        size: `${size?.width}x${size?.height}`,
      };
    } else {
      this.#stop();
      this.#open(playing);
    }
    this.#tell();
  }

  /** The last picture stays, as what it is: an old one. */
  #stop(): void {
    const picture = this.picture;
    const seen = this.#last !== undefined && this.#last > this.#begun;
    if (this.#player && picture && seen) {
      this.#still.take(picture);
    }
    if (this.#player) {
      this.#player.onPicture = undefined;
      this.#player.close();
    }
    this.#player = undefined;
    this.#playing = undefined;
    this.#meter.forget();
  }

  #see(): void {
    if (this.#hasSlept()) {
      // It waited in the connection. Its player is given up when it has come to the end of what it is doing.
      queueMicrotask(this.#comeBack);
      return;
    }
    this.#last = performance.now();
    this.#meter.see();
    this.#still.clear();
    const size = this.picture && sizeOf(this.picture);
    if (this.#placed && `${size?.width}x${size?.height}` !== this.#placed.size) {
      this.#placed = undefined;
    }
    this.#onPicture();
    // Before it is on the screen: an old picture is not seen as one of now, not for a moment.
    if (this.health.old !== this.#old) {
      this.#tell();
    }
  }

  #tell(): void {
    this.#old = this.health.old;
    this.#onChange();
  }

  #tick(): void {
    if (this.#hasSlept()) {
      this.#comeBack();
      return;
    }
    const now = performance.now();
    if (this.#placed && now > this.#placed.due) {
      this.#placed = undefined;
    }
    this.#watchImage(now);
    this.#meter.sample(now, this.#player?.painted?.(), this.#player?.received?.());
    this.#judgeTrial(now);
    this.#judgeDelay(now);
    this.#tell();
  }

  /** What the browser shows by itself is taken for new as long as it shows it. */
  #watchImage(now: number): void {
    if (this.picture instanceof HTMLImageElement && this.picture.naturalWidth > 0) {
      this.#last = now;
      this.#still.clear();
    }
  }

  /** Gives up a format that was chosen because it is the best where it shows nothing. */
  #judgeTrial(now: number): void {
    const { format } = this.#choice;
    const chosen = this.#status?.format_chosen ?? true;
    const wanted = this.#target?.format.toUpperCase() ?? "";
    const isTrial = wanted === AUTO || (!chosen && !this.#status?.formats.includes(wanted));
    const seen = this.#last !== undefined && this.#last > this.#begun;
    if (!isTrial || !format || seen || !this.#player || format === "MJPEG") {
      return;
    }
    const trouble = this.#player.trouble?.();
    // Idle it is as long as it knows of no viewer: then the connection is what does not work.
    const live = this.#unreadable || ["live", "idle"].includes(this.#status?.state ?? "");
    if (trouble || (live && now - Math.max(this.#begun, this.#liveSince) > TRIAL_MS)) {
      const reason = (trouble ?? `no picture came in ${TRIAL_MS / 1000} s`).replace(/\.$/, "");
      for (const each of isWebRtc(format) ? ["VP8", "H264"] : [format]) {
        this.#failed.set(each, reason);
      }
      this.#update();
    }
  }

  /** Asks anew where pictures come late or not at all, though the camera is live: what is on its way is of no use. */
  #judgeDelay(now: number): void {
    const { condition } = this.health;
    if (condition === "live") {
      this.#lateUntil = 0;
      this.#lateWait = LATE_MS;
    } else if (condition === "late" && this.#player) {
      this.#lateUntil ||= now + this.#lateWait;
      if (now > this.#lateUntil) {
        this.#lateWait = Math.min(MOST_LATE_MS, 2 * this.#lateWait);
        this.#lateUntil = 0;
        this.#stop();
        this.#update();
      }
    }
  }

  #placingOf(asked: string, shown: Size): Placing {
    const all = new URLSearchParams(asked);
    const { width, height, view } = this.#status ?? {};
    const crop = regionOf(all.get("crop") ?? view?.crop);
    const camera = width && height ? { width, height } : undefined;
    const orientation =
      all.has("rotate") || all.has("flip") || view
        ? orientationOf(all.get("rotate") ?? view?.rotate, all.get("flip") ?? view?.flip)
        : UPRIGHT;
    const upright = orientation.rotate % 180 === 0 ? shown : { width: shown.height, height: shown.width };
    const whole = { x: 0, y: 0, ...(camera ?? upright) };
    return { shown, part: (crop && within(crop, camera ?? crop)) ?? whole, orientation };
  }
}

/** In its own pixels; undefined before the first. */
export function sizeOf(picture: Element): Size | undefined {
  const [width, height] =
    picture instanceof HTMLVideoElement
      ? [picture.videoWidth, picture.videoHeight]
      : picture instanceof HTMLImageElement
        ? [picture.naturalWidth, picture.naturalHeight]
        : picture instanceof HTMLCanvasElement
          ? [picture.width, picture.height]
          : [0, 0];
  return width > 0 && height > 0 ? { width, height } : undefined;
}
