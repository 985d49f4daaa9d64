import type { Settings } from "./settings";
import type { State } from "../status";
import { STATES, type StreamBrief } from "./streams";

/** Those streams that are shown, in the order in which they are; streams of one state or name keep that of the configuration. */
export function arrange(streams: readonly StreamBrief[], settings: Settings): StreamBrief[] {
  return inOrder(
    streams.filter((stream) => isShown(stream, settings)),
    settings,
  );
}

function isShown(stream: StreamBrief, { filter, states }: Settings): boolean {
  return (states.length === 0 || states.includes(stream.state)) && matches(stream, filter);
}

/** Whether each of the words of a filter stands somewhere in what a stream is called, or in its camera's address. */
export function matches({ name, title, source }: StreamBrief, filter: string): boolean {
  const text = `${name}\n${title}\n${source}`.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function inOrder(streams: StreamBrief[], { sort, order }: Settings): StreamBrief[] {
  switch (sort) {
    case "config":
      return streams;
    case "name":
      return streams.sort((one, other) => one.title.localeCompare(other.title, undefined, { numeric: true }));
    case "state":
      return streams.sort((one, other) => STATES.indexOf(one.state) - STATES.indexOf(other.state));
    case "own": {
      const places = new Map(order.map((name, place) => [name, place]));
      // What came later than the order was made stands behind it.
      const placeOf = ({ name }: StreamBrief) => places.get(name) ?? order.length;
      return streams.sort((one, other) => placeOf(one) - placeOf(other));
    }
  }
}

/**
 * An order of all streams after one was drawn to the place of another.
 *
 * @param names of all, in the order in which they stand now
 */
export function moved(names: readonly string[], name: string, to: string): string[] {
  const from = names.indexOf(name);
  const place = names.indexOf(to);
  if (from < 0 || place < 0) {
    return [...names];
  }
  const rest = names.filter((other) => other !== name);
  rest.splice(place, 0, name);
  return rest;
}

/** How many streams are in each state. */
export function counts(streams: readonly StreamBrief[]): Map<State, number> {
  const all = new Map<State, number>(STATES.map((state) => [state, 0]));
  streams.forEach(({ state }) => all.set(state, (all.get(state) ?? 0) + 1));
  return all;
}
