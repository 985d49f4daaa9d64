package org.videostreamer.web;

import org.videostreamer.config.ListenerConfig;
import org.videostreamer.stream.StreamRegistry;

/** An address that is listened at, and what is served there at present. Changed by one thread at a time; any may read. */
final class OpenListener {

    private volatile ListenerConfig config;
    private volatile ServedStreams served;
    private volatile int port;
    private volatile String deployment = "";

    OpenListener(ListenerConfig config, StreamRegistry streams) {
        this.config = config;
        this.served = new ServedStreams(config, streams);
    }

    /** Something else is served from now on, on the connections too that are open. */
    void become(ListenerConfig next, StreamRegistry streams) {
        config = next;
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
