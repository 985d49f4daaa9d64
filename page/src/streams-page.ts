import { pagePath } from "./paths";
import { Poll } from "./poll";
import type { StreamBrief, StreamList } from "./status";
import { element, showNoServer } from "./view";

/** Lists all streams of the server with their states, each with a link to its page. */
export function showStreams(): void {
  const list = element("streams");
  const poll = new Poll<StreamList>("api/streams", (answer) => {
    if (!answer) {
      showNoServer();
      return;
    }
    const { streams } = answer.body;
    document.body.dataset["state"] = "idle";
    element("state").textContent = `${streams.length} streams`;
    element("reason").textContent = "";
    const names = streams.map(({ name }) => name).join("\n");
    if (list.dataset["names"] !== names) {
      list.dataset["names"] = names;
      list.replaceChildren(...streams.map(item));
    }
    streams.forEach((stream, place) => update(list.children[place] as HTMLElement, stream));
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? poll.stop() : poll.start()));
  poll.start();
}

function item({ name, title, source }: StreamBrief): HTMLElement {
  const link = document.createElement("a");
  link.href = pagePath(name);
  const heading = document.createElement("strong");
  heading.textContent = title;
  const origin = document.createElement("small");
  origin.textContent = source;
  const state = document.createElement("span");
  state.className = "badge";
  const reason = document.createElement("span");
  reason.className = "why";
  link.append(heading, origin, state, reason);
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function update(item: HTMLElement, stream: StreamBrief): void {
  item.dataset["state"] = stream.state;
  write(item.querySelector(".badge"), stream.state);
  write(item.querySelector(".why"), describe(stream));
}

/** What is the matter with a stream, or what it shows and to how many. */
export function describe({ reason, width, height, fps, viewers }: StreamBrief): string {
  if (reason) {
    return reason;
  }
  const picture = width && height ? `${width} × ${height}, ${fps.toFixed(1)} fps` : "";
  const audience = viewers > 0 ? `${viewers} ${viewers === 1 ? "viewer" : "viewers"}` : "";
  return [picture, audience].filter(Boolean).join(", ");
}

/** Writes only what differs: what is written anew loses a selection. */
function write(target: Element | null, text: string): void {
  if (target && target.textContent !== text) {
    target.textContent = text;
  }
}
