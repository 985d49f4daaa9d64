/**
 * Where to go from the login page: what its address names, if that is a place of this server, else the start. A place of
 * another server must never stand there: whoever sends somebody a link would lead them from our login to a page of theirs.
 *
 * @param search the query of the login page's address
 * @param hash what stands behind it, which browsers keep where the server has led them here
 * @param base the server's own address, with a slash at its end
 */
export function nextOf(search: string, hash: string, base: string): string {
  const start = new URL("./", base);
  try {
    const next = new URL(new URLSearchParams(search).get("next") ?? "", start);
    const isOurs = next.origin === start.origin && next.pathname.startsWith(start.pathname);
    if (!isOurs || next.username || next.password) {
      return start.href;
    }
    next.hash ||= hash;
    return next.href;
  } catch {
    return start.href;
  }
}
