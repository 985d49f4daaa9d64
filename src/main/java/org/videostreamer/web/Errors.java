package org.videostreamer.web;

import io.netty.handler.codec.TooLongFrameException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.limits.Limit;
import org.videostreamer.log.PeerText;
import org.videostreamer.log.RareWarning;
import org.videostreamer.output.ErrorAnswer;
import org.videostreamer.output.LimitReport;

/**
 * Answers that say what was wrong, as JSON. On one event loop.
 *
 * <p>Whatever a peer does wrong is told to the peer and not to the log: connections break, and anybody may send anything.
 */
final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LONG = 413;
    private static final int FAULT = 500;
    private static final List<Integer> STATUSES = List.of(BAD_REQUEST, 404, 405, TOO_LONG, 417, FAULT);

    private final LimitReport report;
    private final RareWarning faults = new RareWarning(this::warn, System::nanoTime);
    private String lastFault = "";

    /** @param report hears of what is too long */
    Errors(LimitReport report) {
        this.report = report;
    }

    /** Behind all other routes: takes what they failed with, and what no route took. */
    void mountLast(Router router) {
        router.route().failureHandler(this::failed);
        // What fails while the routes are looked through, as a path does that cannot be decoded, comes here directly.
        STATUSES.forEach(status -> router.errorHandler(status, context -> answer(context, status)));
    }

    /**
     * In front of all other routes: refuses a query that cannot be decoded, before anybody reads it, and one with a semicolon, which
     * Vert.x takes for the end of a value, and hardly anybody else does.
     */
    void mountFirst(Router router) {
        router.route().handler(context -> {
            String query = context.request().query();
            if (query != null && query.indexOf(';') >= 0) {
                send(context, BAD_REQUEST, "error", "query: it holds a semicolon; expected %3B for one that is meant");
                return;
            }
            try {
                context.request().params();
            } catch (IllegalArgumentException e) {
                answer(context, BAD_REQUEST);
                return;
            }
            context.next();
        });
    }

    private void failed(RoutingContext context) {
        int status = context.statusCode();
        if (context.response().closed() || status >= 200 && status < 300) {
            // Vert.x' name for a request whose connection ended before the request did.
            LOG.debug("{} broke off", path(context), context.failure());
        } else {
            answer(context, status < 0 ? FAULT : status);
        }
    }

    private void answer(RoutingContext context, int status) {
        if (status == FAULT) {
            LOG.debug("{} failed", path(context), context.failure());
            lastFault = PeerText.of(context.request().method().name()) + " " + path(context) + ": "
                    + PeerText.of(String.valueOf(context.failure()));
            faults.add();
        }
        if (status == TOO_LONG) {
            report.reached(Limit.REQUEST_BODY_BYTES, peer(context.request()));
        }
        send(context, status, "detail", text(status));
    }

    /** A request that is none: what HTTP's reader did not understand, or found too long. */
    void refuse(HttpServerRequest request) {
        if (request.decoderResult().cause() instanceof TooLongFrameException) {
            report.reached(Limit.REQUEST_HEADER_BYTES, peer(request));
        }
        HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
    }

    private static String peer(HttpServerRequest request) {
        return String.valueOf(request.remoteAddress());
    }

    private static String text(int status) {
        return switch (status) {
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case TOO_LONG -> "Content Too Large";
            case 417 -> "Expectation Failed";
            case FAULT -> "Internal Server Error";
            default -> "Bad Request";
        };
    }

    private void warn(long count) {
        LOG.warn("{} requests failed by a fault of the program, the last was {}", count, lastFault);
    }

    private static String path(RoutingContext context) {
        return PeerText.of(context.request().path());
    }

    /**
     * There is no stream of the name that was asked for, of which nothing is repeated: it is anybody's.
     *
     * @param nearest a name that there is and that is perhaps meant
     */
    static void noSuchStream(RoutingContext context, Optional<String> nearest) {
        JsonObject answer = new JsonObject().put("detail", text(404));
        nearest.ifPresent(name -> answer.put("error", "there is no stream of this name; the nearest is '" + name + "'")
                .put("nearest", name));
        send(context, 404, answer);
    }

    /**
     * It cannot be had now, because others have all that there may be. The connection ends with the answer: who is refused
     * does not keep what could serve another.
     *
     * @param seconds after which trying again is worth while
     */
    static void noRoom(RoutingContext context, int seconds, String reason) {
        ErrorAnswer.noRoom(context.response(), seconds, reason);
    }

    static void send(RoutingContext context, int status, String key, String text) {
        send(context, status, new JsonObject().put(key, text));
    }

    private static void send(RoutingContext context, int status, JsonObject answer) {
        if (!context.response().headWritten() && !context.response().closed()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(answer.encode());
        }
    }
}
