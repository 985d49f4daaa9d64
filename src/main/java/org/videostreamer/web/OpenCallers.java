package org.videostreamer.web;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.videostreamer.access.Caller;
import org.videostreamer.output.ConnectionChannel;

/**
 * Who has come in on which connection, so that the streams of those end whom the configuration no longer lets in, or whose
 * token has expired: within a second. On a listener's event loop.
 */
final class OpenCallers {

    private static final long LOOK_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final Vertx vertx;
    private final Predicate<Caller> holds;
    /** Of each connection that somebody has come in on; nobody where the last request of it was for anybody. */
    private final Map<Channel, Optional<Caller>> callers = new HashMap<>();

    private Optional<Long> looking = Optional.empty();

    /** @param holds whether somebody would still be let in */
    OpenCallers(Vertx vertx, Predicate<Caller> holds) {
        this.vertx = vertx;
        this.holds = holds;
    }

    /** Somebody has come in; the last on a connection is who it belongs to. */
    void add(HttpConnection connection, Caller caller) {
        Channel channel = ConnectionChannel.of(connection);
        if (!channel.isActive()) {
            return;
        }
        if (callers.put(channel, Optional.of(caller)) == null) {
            channel.closeFuture().addListener(closed -> remove(channel));
        }
        if (looking.isEmpty()) {
            looking = Optional.of(vertx.setPeriodic(LOOK_MILLIS, timer -> look()));
        }
    }

    /** What is asked for now on a connection is for anybody: it does not end with whoever came in before. */
    void forget(HttpConnection connection) {
        callers.computeIfPresent(ConnectionChannel.of(connection), (channel, caller) -> Optional.empty());
    }

    private void remove(Channel channel) {
        callers.remove(channel);
        if (callers.isEmpty()) {
            looking.ifPresent(vertx::cancelTimer);
            looking = Optional.empty();
        }
    }

    /** Cuts the connections of those who would not come in now. */
    void look() {
        Map.copyOf(callers).forEach((channel, caller) -> {
            if (caller.filter(one -> !holds.test(one)).isPresent()) {
                ConnectionChannel.cut(channel);
            }
        });
    }
}
