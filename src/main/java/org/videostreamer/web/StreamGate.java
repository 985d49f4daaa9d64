package org.videostreamer.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.videostreamer.access.Caller;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Display;
import org.videostreamer.config.Doorway;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.Right;
import org.videostreamer.frame.Codec;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRequest;

/**
 * Makes of a path and a query what outputs work with, or says why there is nothing to work with: the one place where a
 * stream is not found, not served so, asked for in a way that is not allowed, or full. On a listener's event loop.
 */
final class StreamGate {

    /** The part of a path that names the stream. */
    static final String NAME = "name";

    /** Below a route, with and without the name. */
    static final List<String> TAILS = List.of("", "/", "/:" + NAME, "/:" + NAME + "/");

    private static final int RETRY_SECONDS = 1;

    private final Supplier<ServedStreams> streams;
    private final Predicate<Caller> holds;

    /** @param holds whether somebody who has come in would still be let in */
    StreamGate(Supplier<ServedStreams> streams, Predicate<Caller> holds) {
        this.streams = streams;
        this.holds = holds;
    }

    /** The stream that the path names; if there is none, that is answered. */
    Optional<Stream> stream(RoutingContext context) {
        return stream(context, pathName(context));
    }

    /** The name in the path, empty where there is none. */
    static String pathName(RoutingContext context) {
        return Optional.ofNullable(context.pathParam(NAME)).orElse("");
    }

    /** The stream of a name, from wherever that is; if there is none, that is answered. */
    Optional<Stream> stream(RoutingContext context, String name) {
        SeenStreams seen = seen(RouteGate.caller(context));
        Optional<Stream> found = seen.find(name);
        if (found.isEmpty()) {
            Errors.noSuchStream(context, seen.nearest(name));
        }
        Optional<Stream> allowed = found.filter(stream -> isAllowed(context, RouteGate.right(context), stream));
        allowed.ifPresent(stream -> RouteGate.allowed(context));
        return allowed;
    }

    /** Whether the caller has a right to a stream that they may see; if not, that is answered. */
    static boolean isAllowed(RoutingContext context, Right right, Stream stream) {
        boolean allowed = RouteGate.caller(context).may(right, stream.config().name());
        if (!allowed) {
            RouteGate.refuse(context, right);
        }
        return allowed;
    }

    /** The streams as somebody sees them at present. */
    SeenStreams seen(Caller caller) {
        return new SeenStreams(streams.get(), caller);
    }

    /** Whether the caller may see what was asked for, whoever asked. */
    static Predicate<StreamRequest> seen(RoutingContext context) {
        Caller caller = RouteGate.caller(context);
        return request -> caller.may(Right.VIEW, request.stream().config().name());
    }

    /** How the listener is entered. */
    Doorway doorway() {
        return streams.get().doorway();
    }

    /** What is asked for at the address, in one of these codecs; if it cannot be had at all, that is answered. */
    Optional<StreamRequest> request(RoutingContext context, Codec... codecs) {
        return request(context, pathName(context), codecs);
    }

    /** The same of a stream whose name stands elsewhere. */
    Optional<StreamRequest> request(RoutingContext context, String name, Codec... codecs) {
        Optional<Stream> stream = stream(context, name);
        if (stream.isPresent() && List.of(codecs).stream().noneMatch(stream.get()::isServedAs)) {
            String formats = stream.get().config().formats().stream()
                    .map(OutputFormat::name)
                    .collect(Collectors.joining(", "));
            Errors.send(context, 404, "error", "the stream is not served in this format, but as " + formats);
            return Optional.empty();
        }
        return stream.flatMap(found -> request(context, found));
    }

    private Optional<StreamRequest> request(RoutingContext context, Stream stream) {
        HttpServerRequest asked = context.request();
        Caller caller = RouteGate.caller(context);
        try {
            Display display = new DisplayQuery(asked.params(), stream.config()).display();
            SocketAddress peer = asked.remoteAddress();
            return Optional.of(new StreamRequest(
                    stream,
                    display,
                    new InetSocketAddress(peer.hostAddress(), peer.port()),
                    DisplayQuery.named(asked.params()),
                    () -> holds.test(caller)));
        } catch (ConfigException e) {
            Errors.send(context, 400, "error", e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether it can be watched now; if not, that is answered. */
    static boolean hasRoom(RoutingContext context, StreamRequest request, Codec codec) {
        Optional<String> refusal = request.refusal(codec);
        refusal.ifPresent(reason -> Errors.noRoom(context, RETRY_SECONDS, reason));
        return refusal.isEmpty();
    }
}
