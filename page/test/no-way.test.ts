import { expect, test } from "vitest";
import { noWay } from "../src/no-way";

function answer(...addresses: string[]): string {
  const candidates = addresses.map(
    (address) => `a=candidate:1 1 udp 2130706431 ${address} 8000 typ host\r\n`,
  );
  return `v=0\r\na=setup:passive\r\n${candidates.join("")}a=end-of-candidates\r\n`;
}

test("where the server names only its own machine, its addresses are the remedy", () => {
  for (const sdp of [answer("127.0.0.1"), answer("127.0.0.1", "::1"), answer(), ""]) {
    expect(noWay(sdp)).toContain("webrtc.addresses");
    expect(noWay(sdp)).not.toContain("UDP port");
  }
});

test("where it names others, its port may be shut", () => {
  for (const sdp of [answer("192.0.2.17"), answer("127.0.0.1", "2001:db8::1")]) {
    expect(noWay(sdp)).toContain("open its UDP port, set webrtc.tcp_port");
  }
});
