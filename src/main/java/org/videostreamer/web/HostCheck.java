package org.videostreamer.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.videostreamer.config.Doorway;

/**
 * Holds requests to the names of this server, where the configuration has some: a page can give its own name our address,
 * and browsers then take our answers for its own (DNS rebinding). On a listener's event loop.
 */
final class HostCheck {

    private static final int MISDIRECTED = 421;

    private final Supplier<Doorway> doorway;

    HostCheck(Supplier<Doorway> doorway) {
        this.doorway = doorway;
    }

    void mount(Router router) {
        router.route().handler(context -> {
            if (isServed(context.request(), doorway.get().hosts())) {
                context.next();
            } else {
                Errors.send(context, MISDIRECTED, "error", "Host: not a name of this server; server.hosts lists them");
            }
        });
    }

    /**
     * Whether a request calls the server by one of its names.
     *
     * @param hosts in lower case; empty for any
     */
    static boolean isServed(HttpServerRequest request, List<String> hosts) {
        if (hosts.isEmpty()) {
            return true;
        }
        Optional<String> name = name(request);
        return name.filter(hosts::contains).isPresent()
                || name.filter(ThisMachine::isLoopback).isPresent() && ThisMachine.isPeer(request);
    }

    /** The name by which it calls the server, in lower case, without port and brackets; of two there is none that is meant. */
    static Optional<String> name(HttpServerRequest request) {
        return Optional.of(request.headers().getAll("Host"))
                .filter(told -> told.size() == 1)
                .map(told -> told.get(0))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .map(host -> host.startsWith("[")
                        ? host.replaceFirst("^\\[([^\\]]*)](:.*)?$", "$1")
                        : host.replaceFirst(":.*", ""))
                .filter(host -> !host.isEmpty());
    }
}
