package org.videostreamer.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.HttpPeer;

/** Answers that have a place, from the request to their end. */
class PlacedAnswerTest {

    private final Limits limits = new Limits(Map.of(Limit.SNAPSHOTS, 1L));
    private final AnswerPlaces places = AnswerPlaces.ofSnapshots(new LimitReport(limits));
    private final Vertx vertx = Vertx.vertx();
    private final Queue<CompletableFuture<ByteBuf>> works = new ConcurrentLinkedQueue<>();
    private final Queue<PlacedAnswer> answers = new ConcurrentLinkedQueue<>();
    private volatile boolean loopHasEnded;
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .orTimeout(30, TimeUnit.SECONDS)
            .join();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        Executor loop = vertx.getOrCreateContext()::runOnContext;
        Executor perhaps = task -> {
            if (loopHasEnded) {
                throw new RejectedExecutionException("over");
            }
            loop.execute(task);
        };
        PlacedAnswer.begin(vertx, request, places).ifPresent(answer -> {
            CompletableFuture<ByteBuf> work = new CompletableFuture<>();
            answers.add(answer);
            answer.after(work, perhaps, (bytes, failure) -> finish(answer, bytes, failure), ByteBuf::release);
            works.add(work);
        });
    }

    private static void finish(PlacedAnswer answer, ByteBuf bytes, Throwable failure) {
        if (failure != null) {
            answer.refuse(503, failure.getMessage());
        } else {
            answer.atTheEnd(bytes::release);
            answer.send(bytes);
        }
    }

    private HttpPeer ask() {
        return new HttpPeer(server.actualPort()).ask("/");
    }

    private CompletableFuture<ByteBuf> work() {
        await().until(() -> !works.isEmpty());
        return works.remove();
    }

    @Test
    void theAnswerIsSentWhenTheWorkIsDoneAndGivesAllBack() {
        ByteBuf bytes = Unpooled.copiedBuffer(new byte[] {1, 2, 3});
        try (HttpPeer peer = ask()) {
            work().complete(bytes);
            assertThat(peer.head()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-length: 3");
        }
        await().until(() -> bytes.refCnt() == 0);
        try (HttpPeer next = ask()) {
            work().completeExceptionally(new IllegalStateException("it failed"));
            assertThat(next.head()).startsWith("HTTP/1.1 503 ").containsIgnoringCase("cache-control: no-store");
        }
        await().until(() -> answers.stream().allMatch(PlacedAnswer::isOver));
    }

    @Test
    void whoLeavesKeepsThePlaceAsLongAsTheWorkLasts() {
        ask().close();
        await().until(() -> answers.stream().anyMatch(PlacedAnswer::isOver));
        try (HttpPeer refused = ask()) {
            assertThat(refused.head())
                    .startsWith("HTTP/1.1 503 ")
                    .containsIgnoringCase("\r\nconnection: close\r\n")
                    .containsIgnoringCase("\r\nretry-after: 1\r\n");
            refused.readToEnd();
        }
        ByteBuf late = Unpooled.copiedBuffer(new byte[] {1});
        work().complete(late);
        await().until(() -> late.refCnt() == 0);
        try (HttpPeer next = ask()) {
            work().complete(Unpooled.copiedBuffer(new byte[] {1, 2}));
            assertThat(next.head()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whatIsMadeAfterTheLoopHasEndedIsGivenBack() {
        try (HttpPeer peer = ask()) {
            CompletableFuture<ByteBuf> work = work();
            loopHasEnded = true;
            ByteBuf bytes = Unpooled.copiedBuffer(new byte[] {1});
            work.complete(bytes);
            assertThat(bytes.refCnt()).isZero();
        }
    }
}
