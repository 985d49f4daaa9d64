import { canShow } from "./formats";
import { snapshotPath } from "./paths";
import type { Painted } from "./picture-age";
import type { Player } from "./player";
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

export function showStatus(status: StreamStatus): void {
  document.body.dataset["state"] = status.state;
  document.title = status.source ? `${status.source} – video-streamer` : "video-streamer";
  write("source", status.source || "video-streamer");
  element("source").title = `video-streamer ${status.version}`;
  write("state", status.state);
  write("reason", status.reason);
  write("fps", status.fps.toFixed(1));
  write("size", status.width && status.height ? `${status.width} × ${status.height}` : "–");
  write("viewers", status.viewers.toString());
  element<HTMLAnchorElement>("snapshot-jpeg").href = snapshotPath(status.id, "jpeg");
  element<HTMLAnchorElement>("snapshot-png").href = snapshotPath(status.id, "png");
}

/** What is seen of the stream, for which a player may know more than the server does. */
export function showPicture(status: StreamStatus, player: Player | undefined): void {
  const trouble = player?.trouble?.();
  // Seen in full screen, where the badge is not; connecting needs no words over the picture.
  const faulty = status.state === "stalled" || status.state === "failed";
  const fault = faulty ? [status.state, status.reason].filter(Boolean).join(": ") : "";
  write("notice", trouble ?? fault);
  // The badge tells of the server's faults, but nothing else of the player's.
  const notice = element("notice");
  notice.toggleAttribute("data-trouble", trouble !== undefined);
  notice.ariaHidden = String(trouble === undefined);
  const painted = player?.painted?.();
  const frame = player?.painted ? painted?.number : status.frame;
  write("frame", frame?.toString() ?? "–");
  element("frame").title = frame === status.frame ? (status.time ?? "") : "";
  write("latency", painted ? latencyText(painted) : "–");
}

function latencyText({ latency, error }: Painted): string {
  return `${Math.round(latency)} ± ${Math.max(1, Math.ceil(error))} ms`;
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

export function showFormats(formats: readonly string[], chosen: string | undefined): void {
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
  button.disabled = !canShow(format);
  button.title = button.disabled ? "This page cannot show this format" : "";
  button.addEventListener("click", () => {
    location.hash = format;
  });
  return button;
}
