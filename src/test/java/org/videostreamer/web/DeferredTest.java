package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.LogLines;

/** Whatever becomes of what a request waits for, it is answered. */
class DeferredTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aFaultIsAnsweredAndSaidOnce() throws Exception {
        try (LogLines log = new LogLines()) {
            CompletionStage<String> failing = CompletableFuture.supplyAsync(() -> {
                throw new UnsatisfiedLinkError("libexample.so.2");
            });
            assertThat(answer(failing, result -> {}).statusCode()).isEqualTo(503);
            assertThat(log.from(Level.WARN))
                    .containsExactly("an answer: failed 1 times and goes on: a part of the program cannot be loaded:"
                            + " libexample.so.2");
        }
    }

    @Test
    void anAnswerThatCannotBeMadeIsAnsweredToo() throws Exception {
        CompletionStage<String> done = CompletableFuture.completedFuture("");
        HttpResponse<String> answer = answer(done, result -> {
            throw new IllegalStateException("thrown by a test");
        });
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    private HttpResponse<String> answer(CompletionStage<String> stage, Consumer<String> next) throws Exception {
        Router router = Router.router(vertx);
        var loop = vertx.getOrCreateContext();
        Deferred deferred = new Deferred(task -> loop.runOnContext(now -> task.run()));
        router.get("/").handler(context -> deferred.then(context, stage, next));
        CompletableFuture<Integer> port = new CompletableFuture<>();
        loop.runOnContext(now -> vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> port.complete(server.actualPort())));
        URI uri = URI.create("http://127.0.0.1:" + port.get(20, TimeUnit.SECONDS) + "/");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .timeout(java.time.Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
