package org.videostreamer.output.clip;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.PictureException;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.log.PeerText;
import org.videostreamer.output.ConnectionChannel;
import org.videostreamer.stream.Clip;

/** One clip on its way: its place, its pictures until the file is made, and the file until it is taken. */
final class ClipAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(ClipAnswer.class);

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Channel channel;
    private final Executor loop;
    private final ClipPlaces places;
    private final AddressBlock from;
    private final Clip clip;
    private final long bytes;
    private final String name;

    /** @param from who has taken a place for the clip */
    ClipAnswer(
            Vertx vertx,
            HttpServerRequest request,
            Executor loop,
            ClipPlaces places,
            AddressBlock from,
            Clip clip,
            String name) {
        this.vertx = vertx;
        this.request = request;
        this.channel = ConnectionChannel.of(request.connection());
        this.loop = loop;
        this.places = places;
        this.from = from;
        this.clip = clip;
        this.bytes = clip.bytes();
        this.name = name;
    }

    /** Has the file made and answers with it. */
    void begin(Executor maker) {
        maker.execute(this::make);
    }

    private void make() {
        try {
            ByteBuf file = clip.file();
            answer(() -> send(file), file::release);
        } catch (PictureException e) {
            answer(() -> fail(PeerText.of(e.getMessage())), () -> {});
        } catch (Throwable fault) {
            LOG.warn("{}: a clip cannot be made", name, fault);
            answer(() -> fail("the clip cannot be made; the server's log says why"), () -> {});
        } finally {
            clip.close();
        }
    }

    /** @param instead what is done where the event loop has ended with the program */
    private void answer(Runnable task, Runnable instead) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            instead.run();
        }
    }

    private void send(ByteBuf file) {
        long timer = vertx.setTimer(
                TimeUnit.SECONDS.toMillis(places.report().limits().of(Limit.CLIP_SECONDS)), late -> cut());
        write(file).onComplete(done -> {
            vertx.cancelTimer(timer);
            file.release();
            places.giveBack(from, bytes);
        });
    }

    /** Whoever has left meanwhile is one to whom it cannot be written. */
    private Future<Void> write(ByteBuf file) {
        try {
            ClipOutput.putHeaders(request.response(), name, clip);
            return request.response().end(BufferInternal.buffer(file));
        } catch (IllegalStateException e) {
            return Future.failedFuture(e);
        }
    }

    private void fail(String reason) {
        places.giveBack(from, bytes);
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            refuse(response, reason);
        }
    }

    /** Answers 503. */
    static void refuse(HttpServerResponse response, String reason) {
        response.setStatusCode(503)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("error", reason).encode());
    }

    /** The clip is asked for and not taken. */
    private void cut() {
        places.report().reached(Limit.CLIP_SECONDS, request.remoteAddress().toString());
        ConnectionChannel.cut(channel);
    }
}
