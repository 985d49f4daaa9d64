package org.videostreamer.limits;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What counts as one address where peers have a share: an IPv4 address, or an IPv6 network of 64 bits, of which a single
 * machine may have all (RFC 4291 2.5.4).
 *
 * @param prefix the bytes that its addresses have in common, as hexadecimal digits
 * @param isThisMachine whether it is the loopback
 */
public record AddressBlock(String prefix, boolean isThisMachine) {

    private static final int IPV6_NETWORK_BYTES = 8;

    /** That of an address. */
    public static AddressBlock of(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] prefix = address instanceof Inet4Address ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES);
        return new AddressBlock(HexFormat.of().formatHex(prefix), address.isLoopbackAddress());
    }
}
