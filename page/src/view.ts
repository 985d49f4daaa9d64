import { type Choice, obstacle } from "./formats";
import { snapshotPath, type Watched } from "./paths";
import type { Player } from "./player";
import type { Latency, ServerClock } from "./server-clock";
import type { StreamStatus } from "./status";

/** The part of the page around the picture. */

export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no element ${id}`);
  }
  return found as T;
}

/** Writes only what differs: a screen reader speaks a status that is written again. */
function write(id: string, text: string): void {
  const target = element(id);
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** What somebody called the stream, else where it comes from. */
function headingOf({ name, title, source }: StreamStatus): string {
  return title && title !== name ? title : source;
}

export function showStatus(status: StreamStatus, watched: Watched): void {
  document.body.dataset["state"] = status.state;
  const heading = headingOf(status);
  document.title = heading ? `${heading} – video-streamer` : "video-streamer";
  write("source", heading || "video-streamer");
  element("source").title = `${status.source}\nvideo-streamer ${status.version}`;
  write("state", status.state);
  write("reason", status.reason);
  write("fps", status.fps.toFixed(1));
  write("size", status.width && status.height ? `${status.width} × ${status.height}` : "–");
  write("viewers", status.viewers.toString());
  element<HTMLAnchorElement>("snapshot-jpeg").href = snapshotPath(watched, "jpeg");
  element<HTMLAnchorElement>("snapshot-png").href = snapshotPath(watched, "png");
}

/** What is seen of the stream, for which a player may know more than the server does. */
export function showPicture(status: StreamStatus, player: Player | undefined, clock: ServerClock): void {
  const trouble = player?.trouble?.();
  // Seen in full screen, where the badge is not; connecting needs no words over the picture.
  const faulty = status.state === "stalled" || status.state === "failed";
  const fault = faulty ? [status.state, status.reason].filter(Boolean).join(": ") : "";
  write("notice", trouble ?? fault);
  // The badge tells of the server's faults, but nothing else of the player's.
  const notice = element("notice");
  notice.toggleAttribute("data-trouble", trouble !== undefined);
  notice.ariaHidden = String(trouble === undefined);
  showPainted(status, player, clock);
}

function showPainted(status: StreamStatus, player: Player | undefined, clock: ServerClock): void {
  const painted = player?.painted?.();
  // The cards that the server shows without a camera have no number, and no age worth telling.
  const picture = painted && painted.number >= 0 ? painted : undefined;
  const frame = player?.painted ? picture?.number : status.frame;
  const latency = picture && clock.latencyOf(picture);
  write("frame", frame?.toString() ?? "–");
  element("frame").title = frame === status.frame ? (status.time ?? "") : "";
  write("latency", latency ? latencyText(latency) : "–");
  // For browser tests and programs that look at the page.
  tell("frame", picture?.number.toString());
  tell("latency", latency?.millis.toFixed(1));
  tell("latencyError", latency?.error.toFixed(1));
}

function tell(name: string, value: string | undefined): void {
  const data = document.getElementById("picture")?.dataset;
  if (data && value !== undefined) {
    data[name] = value;
  } else {
    delete data?.[name];
  }
}

function latencyText({ millis, error }: Latency): string {
  return `${Math.round(millis)} ± ${Math.max(1, Math.ceil(error))} ms`;
}

/** The picture that stays in the page is old now; the notice over it says so, lest it be taken for a live one. */
export function showNoServer(): void {
  document.body.dataset["state"] = "offline";
  write("state", "no connection to the server");
  write("reason", "");
  write("notice", "No connection to the server");
  write("fps", "–");
  write("viewers", "–");
  write("latency", "–");
}

/** What differs from what was asked for, in words. */
export function showHint(...reasons: (string | undefined)[]): void {
  write("hint", reasons.filter(Boolean).join(" "));
}

export function showFormats(formats: readonly string[], { format: chosen }: Choice): void {
  const group = element("formats");
  if (group.dataset["formats"] !== formats.join()) {
    group.dataset["formats"] = formats.join();
    group.replaceChildren(...formats.map(formatButton));
  }
  for (const button of group.children) {
    button.ariaPressed = String(button.id === `format-${chosen}`);
  }
}

function formatButton(format: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.id = `format-${format}`;
  button.type = "button";
  button.textContent = format;
  const reason = obstacle(format);
  button.disabled = reason !== undefined;
  button.title = reason ? `Cannot be shown: ${reason}` : "";
  button.addEventListener("click", () => {
    location.hash = format;
  });
  return button;
}
