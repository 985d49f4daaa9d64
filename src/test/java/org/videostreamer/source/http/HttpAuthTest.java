package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.MisbehavingCamera;
import org.videostreamer.testing.MisbehavingCamera.Auth;
import org.videostreamer.testing.RunningSource;

@Timeout(60)
class HttpAuthTest {

    private static final String PASSWORD = "p@ss:w/o#1%+ é";
    private static final String ENCODED = "anna:p%40ss:w%2Fo%231%25+%20%C3%A9@";

    private final MisbehavingCamera camera = new MisbehavingCamera();

    @AfterEach
    void stop() {
        camera.close();
    }

    private RunningSource run(AuthType type, String password) {
        Credentials credentials = new Credentials(type, "anna", password);
        return HttpTesting.run(
                HttpTesting.config(camera.uri(), Optional.of(credentials), Duration.ofSeconds(20), true));
    }

    private static void awaitPictures(RunningSource source, int count) {
        await().until(() -> source.isOver() || source.sink().pictures().size() >= count);
        assertThat(source.sink().pictures()).hasSizeGreaterThanOrEqualTo(count);
    }

    private List<String> refusedRequests() {
        return camera.requests().stream()
                .filter(request -> !request.contains("\nAuthorization: "))
                .toList();
    }

    @Test
    void presentsBasicWithTheFirstRequest() {
        camera.auth(Auth.BASIC, "anna", PASSWORD).start();
        try (RunningSource source = run(AuthType.BASIC, PASSWORD)) {
            awaitPictures(source, 2);
            assertThat(camera.requests()).hasSize(1);
        }
    }

    @Test
    void presentsBasicWhenAskedForIt() {
        camera.auth(Auth.BASIC, "anna", PASSWORD).start();
        try (RunningSource source = run(AuthType.ANY, PASSWORD)) {
            awaitPictures(source, 2);
            assertThat(camera.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DIGEST", "ANY"})
    void presentsDigestWhenAskedForIt(AuthType type) {
        camera.auth(Auth.DIGEST, "anna", PASSWORD).start();
        try (RunningSource source = run(type, PASSWORD)) {
            awaitPictures(source, 2);
            assertThat(camera.requests()).hasSize(2);
        }
    }

    @Test
    void isChallengedOnceForManySinglePictures() {
        for (Auth auth : List.of(Auth.DIGEST, Auth.BASIC)) {
            try (MisbehavingCamera polled = new MisbehavingCamera()
                            .single()
                            .auth(auth, "anna", "x")
                            .start();
                    RunningSource source = HttpTesting.run(polled.uri("anna:x@"))) {
                awaitPictures(source, 5);
                assertThat(polled.requests().stream().filter(request -> !request.contains("\nAuthorization: ")))
                        .hasSize(1);
                assertThat(polled.requests())
                        .hasSizeLessThan(2 * source.sink().pictures().size() + 2);
            }
        }
    }

    @Test
    void takesCredentialsFromTheAddressAndSendsThemNowhereElse() {
        camera.auth(Auth.BASIC, "anna", PASSWORD).start();
        try (RunningSource source = HttpTesting.run(camera.uri(ENCODED))) {
            awaitPictures(source, 2);
            assertThat(camera.requests()).allSatisfy(request -> {
                assertThat(request).startsWith("GET /video HTTP/1.1\n").contains("\nHost: 127.0.0.1:" + camera.port());
                assertThat(request).doesNotContain("anna");
            });
        }
    }

    @Test
    void prefersTheCredentialsOfTheConfiguration() {
        camera.auth(Auth.BASIC, "anna", "right").start();
        Credentials right = new Credentials(AuthType.ANY, "anna", "right");
        try (RunningSource source = HttpTesting.run(
                HttpTesting.config(camera.uri("anna:wrong@"), Optional.of(right), Duration.ofSeconds(20), true))) {
            awaitPictures(source, 1);
        }
    }

    @Test
    void saysThatTheCameraRefusesTheCredentials() {
        camera.auth(Auth.DIGEST, "anna", "right").start();
        for (AuthType type : List.of(AuthType.ANY, AuthType.DIGEST)) {
            try (RunningSource source = run(type, "wrong")) {
                assertThat(source.reason())
                        .isEqualTo(camera.uri() + " answered 401 Unauthorized: the camera refuses the user name or"
                                + " password (auth_config)");
            }
        }
        assertThat(refusedRequests()).hasSize(2);
    }

    @Test
    void saysThatTheCameraRefusesBasicCredentials() {
        camera.auth(Auth.BASIC, "anna", "right").start();
        try (RunningSource source = run(AuthType.BASIC, "wrong")) {
            assertThat(source.reason()).endsWith("the camera refuses the user name or password (auth_config)");
        }
    }

    @Test
    void saysThatTheCameraWantsOtherAuthentication() {
        camera.auth(Auth.BASIC, "anna", PASSWORD).start();
        try (RunningSource source = run(AuthType.DIGEST, PASSWORD)) {
            assertThat(source.reason())
                    .endsWith("401 Unauthorized: the camera does not accept digest authentication (auth_config)");
        }
    }

    @Test
    void keepsCredentialsFromTheHostOfARedirect() {
        try (MisbehavingCamera other =
                new MisbehavingCamera().auth(Auth.BASIC, "anna", "x").start()) {
            camera.redirect("http://localhost:" + other.port() + "/elsewhere").start();
            try (RunningSource source = HttpTesting.run(camera.uri("anna:x@"))) {
                assertThat(source.reason())
                        .isEqualTo(camera.uri() + " redirects to localhost:" + other.port()
                                + ", which sends no picture to whoever does not log in; the password is for 127.0.0.1:"
                                + camera.port()
                                + " alone: if the camera is there, put that address into input_uri");
                assertThat(other.requests())
                        .allSatisfy(request -> assertThat(request).doesNotContain("Authorization"));
            }
        }
    }

    @Test
    void keepsCredentialsFromAnotherPortOfTheSameHost() {
        try (MisbehavingCamera other =
                new MisbehavingCamera().auth(Auth.BASIC, "anna", "x").start()) {
            camera.redirect("http://127.0.0.1:" + other.port() + "/elsewhere").start();
            for (AuthType type : AuthType.values()) {
                try (RunningSource source = run(type, "x")) {
                    assertThat(source.reason()).contains(" redirects to 127.0.0.1:" + other.port() + ", which");
                }
            }
            assertThat(other.requests()).isNotEmpty().allSatisfy(request -> assertThat(request)
                    .doesNotContain("Authorization"));
        }
    }

    @Test
    void namesCredentialsInNoMessageAndNoLog() {
        LogLines log = LogLines.ofEveryDetail();
        camera.badEvery(2).dropAfter(6).start();
        try (log;
                RunningSource source = HttpTesting.run(camera.uri("anna:secret@"))) {
            assertThat(source.reason()).doesNotContain("anna", "secret");
        }
        assertThat(log.lines())
                .containsExactly(
                        "1 part of " + camera.uri() + " was no picture",
                        "2 parts of " + camera.uri() + " were no pictures");
    }
}
