/** What the server's answer to a login says to whoever tries, in words. */
export function troubleOf(status: number, retryAfter: string | null): string {
  switch (status) {
    case 0:
      return "The server does not answer. Try again.";
    case 401:
      return "The user or the password is wrong.";
    case 403:
      return "The server takes no login from this page: it does not know the address by which the page was opened.";
    case 429:
      return `Too many tries. Try again in ${seconds(retryAfter)}.`;
    default:
      return `The server answers with an error (${status}).`;
  }
}

function seconds(retryAfter: string | null): string {
  const wait = Math.ceil(Number(retryAfter ?? NaN));
  return wait > 1 ? `${wait} seconds` : "a moment";
}

/** A browser that has forgotten at once that somebody has logged in: it keeps no cookie of a page within another's. */
export const FORGOTTEN =
  "This browser does not keep the login here, because the page stands within a page of another site or cookies are switched off. Open it in a window of its own.";
