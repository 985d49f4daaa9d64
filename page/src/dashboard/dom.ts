/** Makes an element with a class and perhaps a text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

/** Writes only what differs: what is written anew is laid out anew, and loses a selection. */
export function write(target: Element, text: string): void {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** The element of an id, which the page has. */
export function byId<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no ${id}`);
  }
  return found as T;
}
