package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videostreamer.testing.Accounts.basic;
import static org.videostreamer.testing.Accounts.bearer;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Accounts.token;
import static org.videostreamer.testing.Accounts.user;

import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.WrongLogins;

/** Wrong logins by the thousand, as they come through a proxy on this machine. */
class LoginFloodTest {

    private static final int PICTURES = 20;

    private static ServerConfig config() {
        return Accounts.lettingIn(
                Cameras.together(Cameras.card("sample", "160x120")),
                new AccessConfig(
                        List.of(user("alice", grant("*", Right.VIEW)), user("bob", grant("*", Right.VIEW))),
                        List.of(token("root", grant("*", Right.CONTROL)))));
    }

    private static HttpResponse<byte[]> ask(RunningApp app, String path, String shown) {
        return app.send(HttpRequest.newBuilder(app.uri(path))
                .header("Authorization", shown)
                .header("X-Forwarded-For", "198.51.100.7")
                .build());
    }

    private static JsonObject json(RunningApp app, String path) {
        return new JsonObject(new String(ask(app, path, bearer("root")).body(), StandardCharsets.UTF_8));
    }

    private static String pass(RunningApp app) {
        HttpResponse<byte[]> made = app.send(HttpRequest.newBuilder(app.uri("/api/token"))
                .header("Authorization", bearer("root"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        return new JsonObject(new String(made.body(), StandardCharsets.UTF_8)).getString("token");
    }

    /** Numbers of the pictures that a viewer sees, one after the other, as they come. */
    private static List<Long> watch(MjpegClient viewer) {
        List<Long> numbers = new CopyOnWriteArrayList<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            numbers.add(viewer.next().number());
                        }
                    } catch (UncheckedIOException | AssertionError closed) {
                        // The test is over; whoever waits for more sees it otherwise.
                    }
                },
                "viewer");
        thread.setDaemon(true);
        thread.start();
        return numbers;
    }

    @Test
    void viewersSeeEveryPictureAndWhoIsRightComesInFromElsewhere() {
        try (RunningApp app = new RunningApp(config());
                MjpegClient viewer = new MjpegClient(app.port(), "/video/sample?token=" + pass(app));
                WrongLogins wrong = new WrongLogins(app.port(), "203.0.113.9")) {
            List<Long> numbers = watch(viewer);
            await().until(() -> !numbers.isEmpty());
            wrong.begin();
            await().until(() -> wrong.answers() >= 1_000 && numbers.size() >= PICTURES);
            assertThat(ask(app, "/api/streams", basic("alice", "password")).statusCode())
                    .isEqualTo(200);
            assertThat(ask(app, "/api/streams", basic("bob", "wrong")).statusCode())
                    .isEqualTo(401);
            JsonObject watching = json(app, "/api/streams/sample/viewers")
                    .getJsonArray("viewers")
                    .getJsonObject(0);
            assertThat(watching.getLong("skipped")).isZero();
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
            wrong.close();
            // But for the few that were looked at, all were refused before.
            assertThat(wrong.statuses()).containsOnlyKeys(401, 429);
            JsonObject tries = json(app, "/api/limits").getJsonObject("login_tries_per_address");
            assertThat(tries.getLong("reached"))
                    .isLessThanOrEqualTo(wrong.statuses().get(429))
                    .isGreaterThan(wrong.statuses().get(401));
        }
    }
}
