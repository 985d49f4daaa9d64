package org.videostreamer.web;

import java.net.UnknownHostException;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.log.PeerText;

/**
 * Why an address cannot be listened at, and what to do about it. Netty tells it by the system's words alone, which the
 * launcher keeps in English.
 */
enum BindFailure {
    IN_USE("in use", "the port is in use by another program"),
    NOT_ALLOWED(
            "Permission denied",
            "only root may listen at this port; choose one from 1024 up, or give the program the capability"
                    + " CAP_NET_BIND_SERVICE (systemd: AmbientCapabilities=CAP_NET_BIND_SERVICE)"),
    NOT_OURS("Cannot assign requested address", "this machine has no such address; 0.0.0.0 listens at all it has"),
    UNKNOWN_HOST("", "no host of this name is known"),
    OTHER("", "");

    private final String systemsWords;
    private final String words;

    BindFailure(String systemsWords, String words) {
        this.systemsWords = systemsWords;
        this.words = words;
    }

    static BindFailure of(Throwable fault) {
        if (fault instanceof UnknownHostException) {
            return UNKNOWN_HOST;
        }
        String message = String.valueOf(fault.getMessage());
        for (BindFailure failure : values()) {
            if (!failure.systemsWords.isEmpty() && message.contains(failure.systemsWords)) {
                return failure;
            }
        }
        return OTHER;
    }

    /** Whether it may pass in seconds, as when a program that held the port is just ending. */
    boolean mayPass() {
        return this == IN_USE;
    }

    /** One line for the user. */
    String message(ListenAddress address, Throwable fault) {
        String why = words.isEmpty() ? PeerText.of(String.valueOf(fault.getMessage())) : words;
        return "cannot listen at " + address + ": " + why;
    }
}
