package org.videostreamer.web;

import java.util.Optional;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.stream.StreamRegistry;

/** An address that is listened at, and what is served there at present. Changed by one thread at a time; any may read. */
final class OpenListener {

    private final Optional<ListenerTls> tls;
    private volatile ListenerConfig config;
    private volatile ServedStreams served;
    private volatile int port;
    private volatile String deployment = "";

    /** @param tls its certificate, if it speaks TLS */
    OpenListener(ListenerConfig config, StreamRegistry streams, Optional<ListenerTls> tls) {
        this.tls = tls;
        this.config = config;
        this.served = new ServedStreams(config, streams);
    }

    /** Something else is served from now on, on the connections too that are open. */
    void become(ListenerConfig next, StreamRegistry streams) {
        config = next;
        tls.ifPresent(own -> next.doorway().tls().ifPresent(own::become));
        served = served.next(next, streams);
    }

    /** It listens at a port. */
    void listens(int at) {
        port = at;
    }

    /** It listens on all event loops. */
    void deployed(String as) {
        deployment = as;
    }

    ListenerConfig config() {
        return config;
    }

    Optional<ListenerTls> tls() {
        return tls;
    }

    ServedStreams served() {
        return served;
    }

    int port() {
        return port;
    }

    /** What Vert.x knows it by. */
    String deployment() {
        return deployment;
    }
}
