const NOT_REACHED =
  "No way for the pictures was found by UDP. " +
  "The server's administrator can open its UDP port, set webrtc.tcp_port, " +
  "or name the server's outer address in webrtc.addresses. MJPEG and MPEG1 need none of it.";

const NO_ADDRESS =
  "The server names no address for the pictures that this browser can reach: it listens for its own machine only. " +
  "Its administrator can name the outer address in webrtc.addresses. MJPEG and MPEG1 need none of it.";

/** Why no way to the server was found, and what helps, judged by the addresses in its answer. */
export function noWay(answer: string): string {
  const addresses = [...answer.matchAll(/^a=candidate:(?:\S+ ){4}(\S+) /gm)].map(([, address]) => address!);
  return addresses.every(isLoopback) ? NO_ADDRESS : NOT_REACHED;
}

/** An address that leads to the machine itself, so that browsers elsewhere, and Firefox everywhere, cannot use it. */
function isLoopback(address: string): boolean {
  return /^127\./.test(address) || address === "::1";
}
