/** What can be done on the page: by a button where it has an icon, by a key, and told by the help. */
export interface Command {
  id: string;
  /** As KeyboardEvent.key tells them; capital letters are those with shift. */
  keys: readonly string[];
  label: string;
  group: "Look" | "Measure" | "Shades" | "Page";
  icon?: string;
  run(): void;
  /** Whether it is on; undefined for what is neither on nor off. */
  pressed?(): boolean;
  /** Why it cannot be done now. */
  obstacle?(): string | undefined;
}

const NAMES: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Delete",
  Backspace: "Back",
  " ": "Space",
};

/** A key as people read it. */
export function keyName(key: string): string {
  return NAMES[key] ?? (/^[A-Z]$/.test(key) ? `Shift+${key}` : key.toUpperCase());
}

/** The command of a key; keys that are typed into a field, or belong to the browser, are none. */
export function commandOf(commands: readonly Command[], event: KeyboardEvent): Command | undefined {
  const target = event.composedPath()[0];
  const typed =
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== "checkbox");
  if (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (typed && event.key !== "Escape")
  ) {
    return undefined;
  }
  return commands.find(({ keys }) => keys.includes(event.key));
}
