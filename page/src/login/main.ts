import { nextOf } from "./next";
import { FORGOTTEN, troubleOf } from "./words";

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const [form, user, password] = [
  find<HTMLFormElement>("login"),
  find<HTMLInputElement>("user"),
  find<HTMLInputElement>("password"),
];
const button = find<HTMLButtonElement>("enter");

function goOn(): void {
  // In the place of this page: nobody comes back to it.
  location.replace(nextOf(location.search, location.hash, document.baseURI));
}

async function isIn(): Promise<boolean> {
  const answer = await fetch("api/session", { cache: "no-store" }).catch(() => undefined);
  return answer?.ok ?? false;
}

async function logIn(): Promise<void> {
  find("trouble").textContent = "";
  button.disabled = true;
  const answer = await fetch("api/login", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ user: user.value, password: password.value }),
  }).catch(() => undefined);
  if (answer?.ok && (await isIn())) {
    goOn();
    return;
  }
  button.disabled = false;
  find("trouble").textContent = answer?.ok
    ? FORGOTTEN
    : troubleOf(answer?.status ?? 0, answer?.headers.get("Retry-After") ?? null);
  password.value = "";
  (user.value ? password : user).focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void logIn();
});

if (new URLSearchParams(location.search).has("out")) {
  find("news").textContent = "You are logged out.";
} else {
  // In another window, or from a bookmark of this page.
  void isIn().then((there) => there && goOn());
}
