package org.videostreamer.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * An address and what is served there.
 *
 * @param address where it listens
 * @param doorway how it is entered
 * @param streams names of the streams that are served, in order
 * @param defaultStream the one of them that is served where no name is asked for, if there is one
 * @param redirectTo the port of this machine that speaks TLS, to which all who come are led, where nothing else is done
 * @param others whether streams that come from other machines are served there too
 */
public record ListenerConfig(
        ListenAddress address,
        Doorway doorway,
        List<String> streams,
        Optional<String> defaultStream,
        OptionalInt redirectTo,
        boolean others) {

    /** Takes a copy of the list. */
    public ListenerConfig {
        streams = List.copyOf(streams);
    }

    /** One that serves streams. */
    public ListenerConfig(
            ListenAddress address, Doorway doorway, List<String> streams, Optional<String> defaultStream) {
        this(address, doorway, streams, defaultStream, OptionalInt.empty(), false);
    }

    /** The same, which serves streams of other machines too. */
    ListenerConfig withOthers() {
        return new ListenerConfig(address, doorway, streams, defaultStream, redirectTo, true);
    }

    /** The same where these are the streams of other machines. */
    ListenerConfig with(List<String> othersNow) {
        List<String> all = Stream.concat(streams.stream(), othersNow.stream()).toList();
        return others ? new ListenerConfig(address, doorway, all, defaultStream, redirectTo, true) : this;
    }

    /** That of one stream alone. */
    public static ListenerConfig of(ListenAddress address, List<String> allowedOrigins, StreamConfig stream) {
        return new ListenerConfig(
                address, Doorway.allowing(allowedOrigins), List.of(stream.name()), Optional.of(stream.name()));
    }

    /** One that leads all who come to a port that speaks TLS. */
    static ListenerConfig redirect(ListenAddress address, Doorway doorway, int port) {
        return new ListenerConfig(address, doorway, List.of(), Optional.empty(), OptionalInt.of(port), false);
    }

    /** Whether a connection that is made to the one can be served by the other: both speak TLS or neither does. */
    public boolean speaksAs(ListenerConfig other) {
        return doorway.tls().isPresent() == other.doorway.tls().isPresent()
                && redirectTo.isPresent() == other.redirectTo.isPresent();
    }
}
