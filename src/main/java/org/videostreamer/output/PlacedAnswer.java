package org.videostreamer.output;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.videostreamer.limits.AddressBlock;

/**
 * An answer that has a place among those under way: from the request until its bytes are taken or the connection has ended,
 * whichever comes first, and no shorter than the work for it lasts. On the request's event loop.
 */
public final class PlacedAnswer {

    private static final int RETRY_SECONDS = 1;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Channel channel;
    private final AnswerPlaces places;
    private final AddressBlock from;
    private final String peer;
    private final List<Runnable> ends = new ArrayList<>();
    private OptionalLong timer = OptionalLong.empty();
    private boolean working;
    private boolean over;

    private PlacedAnswer(Vertx vertx, HttpServerRequest request, AnswerPlaces places, AddressBlock from) {
        this.vertx = vertx;
        this.request = request;
        this.channel = ConnectionChannel.of(request.connection());
        this.places = places;
        this.from = from;
        this.peer = request.remoteAddress().toString();
    }

    /** Takes a place; where there is none, that is answered. */
    public static Optional<PlacedAnswer> begin(Vertx vertx, HttpServerRequest request, AnswerPlaces places) {
        AddressBlock from = ConnectionChannel.peer(request.connection());
        if (!places.take(from, request.remoteAddress().toString())) {
            ErrorAnswer.noRoom(request.response(), RETRY_SECONDS, places.refusal());
            return Optional.empty();
        }
        PlacedAnswer answer = new PlacedAnswer(vertx, request, places, from);
        request.response().exceptionHandler(failure -> answer.end());
        request.response().closeHandler(closed -> answer.end());
        return Optional.of(answer);
    }

    /** Where it is written to. */
    public HttpServerResponse response() {
        return request.response();
    }

    /** Whether nobody waits for it any more. */
    public boolean isOver() {
        return over;
    }

    /** Does that once when it is over; at once if it is. */
    public void atTheEnd(Runnable task) {
        if (over) {
            task.run();
        } else {
            ends.add(task);
        }
    }

    /**
     * Goes on when work elsewhere is done, for which the place is kept too.
     *
     * @param next is given what came of the work, or why nothing did, on the event loop
     * @param instead is given what came of it where the loop has ended with the program; any thread
     */
    public <T> void after(
            CompletableFuture<T> work, Executor loop, BiConsumer<T, Throwable> next, Consumer<T> instead) {
        working = true;
        work.whenComplete((result, failure) -> {
            try {
                loop.execute(() -> done(() -> next.accept(result, cause(failure))));
            } catch (RejectedExecutionException ended) {
                Optional.ofNullable(result).ifPresent(instead);
            }
        });
    }

    private void done(Runnable next) {
        working = false;
        if (over) {
            ends.forEach(Runnable::run);
            ends.clear();
            places.giveBack(from);
        }
        next.run();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /**
     * Keeps memory until it is over.
     *
     * @param what is kept; the same for several counts once
     * @return false if there is no room, which is answered
     */
    public boolean hold(Object what, long bytes) {
        if (!places.hold(what, bytes, peer)) {
            refuseForNow();
            return false;
        }
        atTheEnd(() -> places.letGo(what));
        return true;
    }

    /** Answers that there is no room, and is over. */
    public void refuseForNow() {
        if (!over) {
            ErrorAnswer.noRoom(response(), RETRY_SECONDS, places.refusal()).onComplete(done -> end());
        }
    }

    /** Says why there is nothing else, and is over. */
    public void refuse(int status, String reason) {
        tell(status, new JsonObject().put("error", reason));
    }

    /** Says that what nobody expected has happened, of which the log tells more, and is over. */
    public void fail(Throwable fault) {
        places.failed(fault);
        refuse(503, "this does not work now; the server's log says why");
    }

    /** Answers with something small, and is over. */
    public void tell(int status, JsonObject answer) {
        if (!over) {
            ErrorAnswer.send(response(), status, answer).onComplete(done -> end());
        }
    }

    /**
     * Answers with bytes, which have to be taken in time, and is over.
     *
     * @param bytes stay the caller's, who releases them {@linkplain #atTheEnd at the end}
     */
    public void send(ByteBuf bytes) {
        if (!over) {
            timer = OptionalLong.of(vertx.setTimer(TimeUnit.SECONDS.toMillis(places.seconds()), late -> cut()));
            response().end(BufferInternal.buffer(bytes)).onComplete(done -> end());
        }
    }

    /** The answer is asked for and not taken. */
    private void cut() {
        places.late(peer);
        ConnectionChannel.cut(channel);
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            timer.ifPresent(vertx::cancelTimer);
            if (!working) {
                ends.forEach(Runnable::run);
                ends.clear();
                places.giveBack(from);
            }
        }
    }
}
