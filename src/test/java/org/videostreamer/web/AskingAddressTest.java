package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.Accounts.basic;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Accounts.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.TrustedProxy;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestNetwork;

/** Behind a proxy wrong passwords keep out those alone who show them. */
class AskingAddressTest {

    private static RunningApp app() {
        return app(Optional.empty());
    }

    private static RunningApp app(Optional<TrustedProxy> proxy) {
        return new RunningApp(Accounts.lettingIn(
                Configs.limited(Configs.everywhere(Configs.stream("test")), Map.of(Limit.LOGIN_TRIES_PER_ADDRESS, 1L)),
                new AccessConfig(List.of(user("alice", grant("*", Right.VIEW))), List.of(), proxy)));
    }

    private static String ask(RunningApp app, String password, String forwarded) {
        return ask("127.0.0.1", app, password, forwarded);
    }

    private static String ask(String from, RunningApp app, String password, String forwarded) {
        try (HttpPeer peer = new HttpPeer(from, app.port())) {
            return peer.say("GET /api/stream HTTP/1.1\r\nHost: x\r\nAuthorization: " + basic("alice", password) + "\r\n"
                            + forwarded + "Connection: close\r\n\r\n")
                    .head();
        }
    }

    @Test
    void theLastAddressThatTheProxyTellsCounts() {
        try (RunningApp app = app()) {
            assertThat(ask(app, "wrong", "X-Forwarded-For: 192.0.2.1, 203.0.113.9\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(ask(app, "other", "X-Forwarded-For: 192.0.2.2\r\nX-Forwarded-For: 203.0.113.9\r\n"))
                    .startsWith("HTTP/1.1 429 ");
            assertThat(ask(app, "password", "X-Forwarded-For: 203.0.113.9, 192.0.2.1\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aTrustedProxyOfAnotherMachineIsBelievedAndNobodyElseThere() {
        String elsewhere = TestNetwork.address();
        try (RunningApp app = app();
                RunningApp trusting = app(Optional.of(new TrustedProxy(List.of(elsewhere), "X-Remote-User")))) {
            assertThat(ask(elsewhere, app, "wrong", "X-Forwarded-For: 192.0.2.1\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(ask(elsewhere, app, "other", "X-Forwarded-For: 192.0.2.2\r\n"))
                    .startsWith("HTTP/1.1 429 ");
            assertThat(ask(elsewhere, trusting, "wrong", "X-Forwarded-For: 192.0.2.1\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(ask(elsewhere, trusting, "other", "X-Forwarded-For: 192.0.2.2\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(ask(elsewhere, trusting, "another", "X-Forwarded-For: 192.0.2.2\r\n"))
                    .startsWith("HTTP/1.1 429 ");
        }
    }

    @Test
    void whatIsNoAddressCountsForNothing() {
        try (RunningApp app = app()) {
            for (String told : List.of("unknown", "", "192.0.2.1,", "localhost", "1.2.3.4.5")) {
                assertThat(ask(app, "wrong" + told, "X-Forwarded-For: " + told + "\r\n"))
                        .as(told)
                        .startsWith("HTTP/1.1 401 ");
            }
        }
    }
}
