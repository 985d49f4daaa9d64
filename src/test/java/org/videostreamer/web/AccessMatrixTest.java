package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.Accounts.bearer;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Accounts.token;
import static org.videostreamer.testing.Accounts.user;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.access.AccessControl;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Doorway;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.config.TrustedProxy;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.stream.StreamRegistry;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.Person;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestCertificate;

/**
 * Every route that there is, asked by everybody: without credentials, with wrong and expired ones, with those for another
 * stream, with the right to look, with all rights, by a proxy that names a user or a stranger, by a token in the address, and
 * by the cookie of a session: none that there is, one that has ended, and without what only our page knows.
 */
class AccessMatrixTest {

    private static final String STREAM = "sample";

    @TempDir
    Path folder;

    /** Somebody who asks. */
    private enum Who {
        NOBODY,
        WRONG,
        EXPIRED,
        OTHER,
        LOOKING,
        PROXIED,
        STRANGER,
        PASSED,
        ALL,
        SESSION_WRONG,
        SESSION_ENDED,
        SESSION_OTHER,
        SESSION_LOOKING,
        SESSION_UNPROVEN,
        SESSION_ALL;

        /** What they show, if anything. */
        Optional<String> shows() {
            return this == NOBODY || this == PASSED || isProxied() || isSession()
                    ? Optional.empty()
                    : Optional.of(bearer(name()));
        }

        /** Whether a browser shows a cookie for them. */
        boolean isSession() {
            return name().startsWith("SESSION");
        }

        /** Whether a proxy names them. */
        boolean isProxied() {
            return this == PROXIED || this == STRANGER;
        }
    }

    /** A request for a route. */
    private record Asked(HttpMethod method, String path, Need need, boolean ofStream) {}

    private ServerConfig config(boolean tls) {
        Optional<TlsFiles> files = tls ? Optional.of(TestCertificate.of(1).in(folder)) : Optional.empty();
        ListenerConfig listener = new ListenerConfig(
                new ListenAddress("127.0.0.1", 0),
                Doorway.PLAIN.with(files),
                List.of(STREAM, "other"),
                Optional.of(STREAM));
        ServerConfig config = new ServerConfig(
                List.of(Cameras.card(STREAM, "160x120"), Cameras.card("other", "160x120")), List.of(listener));
        return Accounts.lettingIn(
                config,
                new AccessConfig(
                        List.of(
                                Accounts.named(Who.PROXIED.name(), grant("*", Right.VIEW)),
                                user(Who.SESSION_OTHER.name(), grant("other", Right.values())),
                                user(Who.SESSION_LOOKING.name(), grant("*", Right.VIEW)),
                                user(Who.SESSION_ALL.name(), grant("*", Right.MEASURE, Right.CONTROL))),
                        List.of(
                                token(
                                        Who.EXPIRED.name(),
                                        grant("*", Right.values()),
                                        Instant.now().minusSeconds(1)),
                                token(Who.OTHER.name(), grant("other", Right.values())),
                                token(Who.LOOKING.name(), grant("*", Right.VIEW)),
                                token(Who.ALL.name(), grant("*", Right.MEASURE, Right.CONTROL))),
                        Optional.of(new TrustedProxy(List.of("127.0.0.1"), "X-Remote-User"))));
    }

    private static List<Asked> everything(ServerConfig config) {
        Limits limits = new Limits();
        Vertx vertx = Vertx.vertx();
        try (StreamRegistry streams = new StreamRegistry(config.streams(), new SourceProviders(), limits);
                WebRtcOutput webrtc = new WebRtcOutput(WebRtcConfig.DEFAULT, List.of(), limits);
                AccessControl access = new AccessControl(AccessConfig.OPEN, limits)) {
            ServedStreams served = new ServedStreams(config.listeners().get(0), streams);
            ListenerRoutes routes = new ListenerRoutes(
                    vertx, Runnable::run, () -> served, Shared.of(limits, webrtc, streams, new NoReloading(), access));
            return everything(routes.router().getRoutes().stream()
                    .filter(route -> route.getPath() != null)
                    .toList());
        } finally {
            vertx.close();
        }
    }

    private static List<Asked> everything(List<Route> routes) {
        Set<String> paths = routes.stream().map(Route::getPath).collect(Collectors.toSet());
        List<Asked> all = new ArrayList<>();
        for (Route route : routes) {
            Need need = GuardedRoutes.needOf(route);
            assertThat(need).as("what %s needs", route.getPath()).isNotNull();
            String path = route.getPath();
            boolean ofStream = path.contains(":name") || paths.contains(path.replaceFirst("/$", "") + "/:name/");
            String concrete =
                    path.replace(":name", STREAM).replaceAll(":\\w+", "x").replace("*", "");
            route.methods().forEach(method -> all.add(new Asked(method, concrete, need, ofStream)));
        }
        assertThat(all).hasSizeGreaterThan(80);
        return all;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyRouteLetsInWhoMayAndNobodyElse(boolean tls) throws Exception {
        ServerConfig config = config(tls);
        HttpClient client = HttpClient.newBuilder()
                .sslContext(TestCertificate.trustingClient())
                .build();
        try (RunningApp app = new RunningApp(config)) {
            String server = (tls ? "https" : "http") + "://127.0.0.1:" + app.port();
            String pass = pass(client, server);
            Map<Who, Person> persons = persons(server);
            for (Asked asked : everything(config)) {
                for (Who who : Who.values()) {
                    // Whoever logs out is out for all that follows.
                    if (!who.isSession() || !asked.path().equals("/api/logout")) {
                        Optional<Person> person = Optional.ofNullable(persons.get(who));
                        assertAnswered(client, server, asked, who, who == Who.PASSED ? pass : "", person);
                    }
                }
            }
        }
    }

    private static Map<Who, Person> persons(String server) {
        Map<Who, Person> all = new EnumMap<>(Who.class);
        Stream.of(Who.values()).filter(Who::isSession).forEach(who -> {
            Person person = new Person(server);
            boolean hasAll = who == Who.SESSION_ENDED || who == Who.SESSION_UNPROVEN || who == Who.SESSION_WRONG;
            assertThat(person.logIn((hasAll ? Who.SESSION_ALL : who).name(), "password"))
                    .isEqualTo(200);
            all.put(who, person);
        });
        assertThat(all.get(Who.SESSION_ENDED).logOut()).isEqualTo(200);
        return all;
    }

    /** What shows in an address that it is who only looks. */
    private static String pass(HttpClient client, String server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/token"))
                .POST(BodyPublishers.noBody())
                .header("Authorization", bearer(Who.LOOKING.name()))
                .build();
        return "?token="
                + new JsonObject(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .getString("token");
    }

    private static void assertAnswered(
            HttpClient client, String server, Asked asked, Who who, String query, Optional<Person> person)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + asked.path() + query))
                .method(
                        asked.method().name(),
                        asked.method() == HttpMethod.GET ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        who.shows().ifPresent(shown -> request.header("Authorization", shown));
        person.ifPresent(own -> {
            request.header("Cookie", own.cookie() + (who == Who.SESSION_WRONG ? "x" : ""));
            if (who != Who.SESSION_UNPROVEN) {
                request.header("X-CSRF-Token", own.proof());
            }
        });
        if (asked.method() == HttpMethod.PUT || asked.method() == HttpMethod.PATCH) {
            request.header("Content-Type", "application/json");
        }
        if (who.isProxied()) {
            request.header("X-Remote-User", who.name());
        }
        HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            String what = asked + " asked by " + who + " answered " + answer.statusCode();
            int status = answer.statusCode();
            if (asked.need() == Need.NOTHING) {
                assertThat(status).as(what).isNotIn(401, 403, 429);
                return;
            }
            switch (who) {
                case NOBODY, WRONG, EXPIRED, SESSION_WRONG, SESSION_ENDED -> {
                    assertThat(status).as(what).isEqualTo(401);
                    assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
                }
                case OTHER, SESSION_OTHER -> assertNothingOfTheStream(asked, status, body, what);
                case SESSION_UNPROVEN -> {
                    if (looks(asked)) {
                        assertThat(status).as(what).isNotIn(401, 403, 429);
                    } else {
                        assertThat(status).as(what).isEqualTo(403);
                    }
                }
                case PASSED -> {
                    if (!looks(asked)) {
                        assertThat(status).as(what).isEqualTo(401);
                    } else if (asked.need() == Need.VIEW) {
                        assertThat(status).as(what).isNotIn(401, 403, 429);
                    } else {
                        assertThat(status).as(what).isEqualTo(403);
                    }
                }
                case STRANGER -> assertThat(status).as(what).isEqualTo(403);
                case LOOKING, PROXIED, SESSION_LOOKING -> {
                    if (asked.need() == Need.VIEW) {
                        assertThat(status).as(what).isNotIn(401, 403, 429);
                    } else {
                        assertThat(status).as(what).isEqualTo(403);
                    }
                }
                case ALL, SESSION_ALL -> assertThat(status).as(what).isNotIn(401, 403, 429);
            }
        }
    }

    private static boolean looks(Asked asked) {
        return asked.method() == HttpMethod.GET || asked.method() == HttpMethod.HEAD;
    }

    private static void assertNothingOfTheStream(Asked asked, int status, InputStream body, String what)
            throws IOException {
        if (asked.need().everywhere()) {
            assertThat(status).as(what).isEqualTo(403);
        } else if (asked.ofStream()) {
            // The page without a name leads to the list where its stream is not there.
            assertThat(status).as(what).isGreaterThanOrEqualTo(asked.path().startsWith("/ui") ? 302 : 400);
        } else if (status == 200 && !asked.path().equals("/api/events") && asked.method() == HttpMethod.GET) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .as(what)
                    .doesNotContain("\"" + STREAM + "\"");
        }
    }
}
