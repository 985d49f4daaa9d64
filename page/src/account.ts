import { OWN } from "./access";

const SVG = "http://www.w3.org/2000/svg";

/** Shows who has logged in, with the way out, or the way in where nobody has any more; nothing where nobody has to log in. */
export class Account {
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
    // A page that the browser has kept shows what whoever was logged in saw.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#menu && location.reload());
    document.addEventListener("pointerdown", ({ target }) => {
      const menu = this.#menu;
      if (menu && !menu.contains(target as Node)) {
        menu.open = false;
      }
    });
    host.addEventListener("keydown", (event) => {
      const menu = this.#menu;
      if (event.key === "Escape" && menu?.open) {
        event.stopPropagation();
        menu.open = false;
        menu.querySelector("summary")?.focus();
      }
    });
  }

  get #menu(): HTMLDetailsElement | undefined {
    return this.#host.querySelector("details") ?? undefined;
  }

  /** Looks who that is. */
  async refresh(): Promise<void> {
    const session = await OWN.session(true);
    const name = session?.user ?? session?.token;
    this.#host.replaceChildren(...(name ? [this.#known(name, session?.csrf_token !== undefined)] : []));
  }

  /** Nobody is logged in any more. */
  loggedOut(): void {
    if (!this.#host.querySelector("#log-in")) {
      this.#host.replaceChildren(logInButton("log-in"));
    }
  }

  #known(name: string, mayLeave: boolean): HTMLElement {
    const menu = document.createElement("details");
    const summary = document.createElement("summary");
    summary.title = `Logged in as ${name}`;
    summary.setAttribute("aria-label", `Logged in as ${name}`);
    const shown = document.createElement("span");
    shown.className = "account-name";
    shown.textContent = name;
    summary.append(person(), shown);
    const box = document.createElement("div");
    const text = document.createElement("p");
    text.textContent = `Logged in as ${name}`;
    box.append(text);
    if (mayLeave) {
      const button = document.createElement("button");
      button.id = "log-out";
      button.type = "button";
      button.textContent = "Log out";
      button.addEventListener("click", () => void this.#logOut(button));
      box.append(button);
    }
    menu.append(summary, box);
    return menu;
  }

  async #logOut(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    try {
      const answer = await OWN.fetch("api/logout", { method: "POST" });
      if (!answer.ok) {
        throw new Error(`the server answers with status ${answer.status}`);
      }
      location.replace(loginAddress());
    } catch (error) {
      button.disabled = false;
      button.textContent = `Not logged out: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

/** The login page, from where whoever logs in comes back to here. */
function loginAddress(): string {
  const base = new URL("./", document.baseURI).pathname;
  const here = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : "";
  const next = encodeURIComponent(here + location.search);
  return `login?out=1${next && `&next=${next}`}${location.hash}`;
}

/** Loads the page anew: whoever asks for a login, the server or a proxy before it, does so then, and leads back. */
export function logInButton(id: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.id = id;
  button.type = "button";
  button.className = "log-in";
  button.textContent = "Log in";
  button.addEventListener("click", () => location.reload());
  return button;
}

function person(): SVGElement {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 20 20");
  icon.setAttribute("width", "20");
  icon.setAttribute("height", "20");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute(
    "d",
    "M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3.5 17c.6-3 3-4.5 6.5-4.5s5.9 1.5 6.5 4.5",
  );
  icon.append(path);
  return icon;
}
