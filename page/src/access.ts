import { throwIfRefused } from "./refusal";

/** The value of the header `Authorization`, or what gives it whenever something is asked; nothing for no header. */
export type Authorization = string | (() => string | undefined | null | Promise<string | undefined | null>);

/** Who has come in, as the server tells: all of it is absent where nobody has to show who they are. */
export interface Session {
  user?: string;
  token?: string;
  /** Only where a cookie has let in: what is to be told with a change. */
  csrf_token?: string;
}

const PROOF = "X-CSRF-Token";
const READING = ["GET", "HEAD", "OPTIONS"];
const PATIENCE_MS = 5000;

/** How what is asked of one server shows who asks: by the browser's cookie at the page's own, by a header at others. */
export class Access {
  readonly #server: string;
  readonly #authorization: Authorization | undefined;
  #session: Promise<Session | undefined> | undefined;
  /** The same once it is there: a page that is left has no time to wait. */
  #known: { session: Session | undefined } | undefined;

  /** @param server its address with a slash at its end; empty for the page's own */
  constructor(server = "", authorization?: Authorization) {
    this.#server = server;
    this.#authorization = authorization;
  }

  /** Whether an address has to show who asks where no header can be sent. */
  get inAddress(): boolean {
    return this.#authorization !== undefined;
  }

  /** Who has come in; undefined where nobody has, or the server does not tell. Asked once, or anew. */
  session(anew = false): Promise<Session | undefined> {
    if (anew || !this.#session) {
      this.#known = undefined;
      this.#session = this.#ask().then((session) => {
        this.#known = { session };
        return session;
      });
    }
    return this.#session;
  }

  /** Asks early for what changes and offers of WebRTC take, so that it is there by then. */
  prepare(): void {
    if (!this.inAddress && this.#isOwn()) {
      void this.session();
    }
  }

  async #ask(): Promise<Session | undefined> {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await this.fetch(`${this.#server}api/session`, { cache: "no-store", signal });
      return answer.ok ? ((await answer.json()) as Session) : undefined;
    } catch {
      return undefined;
    }
  }

  /** As the browser's own, for this server. */
  async fetch(path: string | URL, init: RequestInit = {}): Promise<Response> {
    const changes = !READING.includes(init.method ?? "GET");
    if (this.#authorization !== undefined) {
      return fetch(path, withHeader(init, "Authorization", await this.#shown()));
    }
    // To a page of another host the server tells nothing of the kind.
    if (!changes || !this.#isOwn()) {
      return fetch(path, init);
    }
    const { session } = this.#known ?? { session: await this.session() };
    const proof = session?.csrf_token;
    const answer = await fetch(path, withHeader(init, PROOF, proof));
    if (answer.status !== 403 && answer.status !== 401) {
      return answer;
    }
    // In another window somebody may have logged in anew.
    const next = (await this.session(true))?.csrf_token;
    return next && next !== proof ? fetch(path, withHeader(init, PROOF, next)) : answer;
  }

  async #shown(): Promise<string | undefined> {
    const given = this.#authorization;
    return (typeof given === "function" ? await given() : given) ?? undefined;
  }

  #isOwn(): boolean {
    return new URL(this.#server, document.baseURI).origin === location.origin;
  }

  /**
   * An address in which nobody but the server finds who asks, for what cannot send a header. It is good for one connection,
   * within a minute; throws the server's words where it says no.
   */
  async addressed(address: string): Promise<string> {
    if (!this.inAddress) {
      return address;
    }
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await this.fetch(`${this.#server}api/token`, { method: "POST", signal });
    await throwIfRefused(answer);
    const { token } = (await answer.json()) as { token?: string };
    return token
      ? `${address}${address.includes("?") ? "&" : "?"}token=${encodeURIComponent(token)}`
      : address;
  }
}

function withHeader(init: RequestInit, name: string, value: string | undefined): RequestInit {
  if (!value) {
    return init;
  }
  const headers = new Headers(init.headers);
  headers.set(name, value);
  return { ...init, headers };
}

/** The page's own server. */
export const OWN = new Access();
