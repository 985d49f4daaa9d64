package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventLoopsTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));

    @Test
    void answerUnlessOneOfThemIsHeldUp() throws Exception {
        try {
            assertThat(EventLoops.answer(vertx).get()).isTrue();
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            vertx.runOnContext(now -> {
                held.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            held.await();
            CompletableFuture<Boolean> answer = EventLoops.answer(vertx);
            assertThat(answer).isNotDone();
            goOn.countDown();
            assertThat(answer.get()).isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
        assertThat(EventLoops.answer(vertx).get()).isFalse();
    }
}
