package org.videostreamer.cli;

import java.util.Optional;
import java.util.regex.Pattern;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.ServerConfig;

/** Says at the start who may look, where that is everybody. */
final class OpenHouse {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");

    private OpenHouse() {}

    /** One line, where streams are served to other machines and nobody has to show who they are. */
    static Optional<String> notice(ServerConfig config) {
        boolean open = config.access().isOpen();
        return config.listeners().stream()
                .map(ListenerConfig::address)
                .filter(address -> open && !LOOPBACK.matcher(address.host()).matches())
                .findFirst()
                .map(address -> "whoever reaches " + address
                        + " may look at all streams; users and tokens in the configuration file say who may");
    }
}
