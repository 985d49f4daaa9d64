/** The elements that the list of all streams is written into. */

export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no element ${id}`);
  }
  return found as T;
}

export function showNoServer(): void {
  document.body.dataset["state"] = "offline";
  element("state").textContent = "no connection to the server";
  element("reason").textContent = "";
}
