package org.videostreamer.config;

import java.util.List;

/**
 * A proxy that has asked whoever comes through it who they are, and tells us.
 *
 * @param addresses from which it connects
 * @param header in which it names the user
 */
public record TrustedProxy(List<String> addresses, String header) {

    /** Takes a copy of the list. */
    public TrustedProxy {
        addresses = List.copyOf(addresses);
    }
}
