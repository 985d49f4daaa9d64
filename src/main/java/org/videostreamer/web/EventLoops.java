package org.videostreamer.web;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** The threads that take and serve all connections, which never wait for anything. */
final class EventLoops {

    private EventLoops() {}

    /** Completes with true when all of them have answered, at once if they have ended with false, and else never. Any thread. */
    static CompletableFuture<Boolean> answer(Vertx vertx) {
        VertxInternal internal = (VertxInternal) vertx;
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        try {
            for (EventExecutor loop : internal.nettyEventLoopGroup()) {
                answers.add(CompletableFuture.runAsync(() -> {}, loop));
            }
            for (EventExecutor loop : internal.acceptorEventLoopGroup()) {
                answers.add(CompletableFuture.runAsync(() -> {}, loop));
            }
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> true);
    }
}
