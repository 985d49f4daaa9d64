package org.videostreamer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.Accounts.basic;
import static org.videostreamer.testing.Accounts.bearer;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Accounts.named;
import static org.videostreamer.testing.Accounts.token;
import static org.videostreamer.testing.Accounts.user;

import ch.qos.logback.classic.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.TrustedProxy;
import org.videostreamer.config.UserConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.LogLines;

class AccessControlTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final UserConfig ALICE = user("alice", grant("sample*", Right.VIEW));
    private static final AccessConfig CONFIG = new AccessConfig(
            List.of(ALICE),
            List.of(
                    token("robot", grant("*", Right.CONTROL)),
                    token("late", grant("*", Right.VIEW), NOW),
                    token("soon", grant("*", Right.VIEW), NOW.plusSeconds(1))));

    private final AtomicLong nanos = new AtomicLong();
    private final Limits limits = new Limits();
    private final AccessControl access =
            new AccessControl(CONFIG, limits, Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

    @AfterEach
    void stop() {
        access.close();
    }

    private static InetAddress peer(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Verdict admit(String shown) {
        return access.admit(shown, peer("192.0.2.1")).join();
    }

    @Test
    void aRightPasswordIsTheUserAndIsHashedOnce() {
        assertThat(admit(basic("alice", "password"))).isEqualTo(new Verdict.Admitted(Caller.of(ALICE)));
        assertThat(access.admit(basic("alice", "password"), peer("192.0.2.1"))).isDone();
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(6));
        assertThat(admit(basic("alice", "password"))).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void whoIsUnknownIsToldTheSameAsWhoIsWrong() {
        assertThat(admit(basic("nobody", "password"))).isEqualTo(admit(basic("alice", "wrong")));
        assertThat(admit(basic("alice", ""))).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "nobody"})
    void howOftenANameMayBeTriedDoesNotTellWhetherThereIsOne(String name) {
        List<Class<?>> answers = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            answers.add(access.admit(basic(name, "wrong" + i), peer("198.51.100." + i))
                    .join()
                    .getClass());
        }
        assertThat(answers.subList(0, 60)).containsOnly(Verdict.Refused.class);
        assertThat(answers.subList(60, 70)).containsOnly(Verdict.NotNow.class);
        assertThat(access.admit(basic("another", "wrong"), peer("198.51.100.200"))
                        .join())
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void tokensAreKnownUntilTheyExpire() {
        assertThat(admit(bearer("robot")))
                .isEqualTo(new Verdict.Admitted(Caller.of(CONFIG.tokens().get(0))));
        assertThat(admit(bearer("soon"))).isInstanceOf(Verdict.Admitted.class);
        assertThat(admit(bearer("late"))).isEqualTo(new Verdict.Refused("the token has expired"));
        assertThat(admit(bearer("Robot"))).isEqualTo(new Verdict.Refused("the token is wrong"));
        assertThat(access.holds(Caller.of(CONFIG.tokens().get(1)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic !", "Basic YWxpY2U=", "Digest x=y", "Basic a b", "Bearer", "Basic Z"})
    void whatIsBrokenIsRefused(String header) {
        assertThat(admit(header)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aThousandWrongPasswordsAreHardlyEverLookedAtAndARightOneFromElsewhereIs() {
        List<CompletableFuture<Verdict>> wrong = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            wrong.add(access.admit(basic("alice", "wrong" + i), peer("192.0.2.1")));
        }
        List<Verdict> all = wrong.stream().map(CompletableFuture::join).toList();
        assertThat(all.stream().filter(Verdict.Refused.class::isInstance)).hasSizeBetween(1, 10);
        assertThat(all).noneMatch(Verdict.Admitted.class::isInstance);
        for (int i = 0; i < 20; i++) {
            admit(basic("alice", "again" + i));
        }
        assertThat(limits.timesReached(Limit.LOGIN_TRIES_PER_ADDRESS)).isGreaterThanOrEqualTo(10);
        assertThat(access.admit(basic("alice", "password"), peer("198.51.100.7"))
                        .join())
                .isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void whoHasComeInIsNotKeptOutByThoseWhoGuess() {
        assertThat(admit(basic("alice", "password"))).isInstanceOf(Verdict.Admitted.class);
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(6));
        for (int i = 0; i < 60; i++) {
            access.admit(basic("alice", "wrong"), peer("198.51.100." + i)).join();
        }
        assertThat(admit(basic("alice", "wrong"))).isInstanceOf(Verdict.NotNow.class);
        assertThat(admit(basic("alice", "password"))).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void theSamePasswordIsHashedOnceForAllWhoAskAtOnce() {
        CompletableFuture<Verdict> first = access.admit(basic("alice", "password"), peer("192.0.2.1"));
        for (int i = 0; i < 100; i++) {
            assertThat(access.admit(basic("alice", "password"), peer("192.0.2.1"))
                            .join())
                    .isInstanceOf(Verdict.Admitted.class);
        }
        assertThat(first.join()).isInstanceOf(Verdict.Admitted.class);
    }

    @Test
    void anotherConfigurationForgetsThoseOfBefore() {
        assertThat(admit(basic("alice", "password"))).isInstanceOf(Verdict.Admitted.class);
        assertThat(access.holds(Caller.of(ALICE))).isTrue();
        access.become(new AccessConfig(List.of(user("alice", grant("other", Right.VIEW))), List.of()));
        assertThat(access.holds(Caller.of(ALICE))).isFalse();
        assertThat(admit(bearer("robot"))).isInstanceOf(Verdict.Refused.class);
        access.become(AccessConfig.OPEN);
        assertThat(access.isOpen()).isTrue();
        assertThat(access.holds(Caller.of(ALICE))).isFalse();
        assertThat(access.holds(Caller.ANYBODY)).isTrue();
        access.become(CONFIG);
        assertThat(access.holds(Caller.ANYBODY)).isFalse();
    }

    @Test
    void aTrustedProxyIsTakenAtItsWordAndNobodyElse() {
        UserConfig bob = named("bob", grant("*", Right.VIEW));
        access.become(new AccessConfig(
                List.of(ALICE, bob),
                List.of(),
                Optional.of(new TrustedProxy(List.of("10.0.0.1", "2001:db8::7"), "X-Remote-User"))));
        assertThat(access.proxyHeader(peer("10.0.0.1"))).contains("X-Remote-User");
        assertThat(access.proxyHeader(peer("2001:db8:0:0::7"))).contains("X-Remote-User");
        assertThat(access.proxyHeader(peer("10.0.0.2"))).isEmpty();
        assertThat(access.admitNamed("bob", peer("10.0.0.1"))).isEqualTo(new Verdict.Admitted(Caller.of(bob)));
        assertThat(access.admitNamed("mallory", peer("10.0.0.1"))).isInstanceOf(Verdict.Stranger.class);
        assertThat(admit(basic("bob", "password"))).isInstanceOf(Verdict.Refused.class);
        assertThat(admit(basic("bob", ""))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void theLogTellsWhoAndFromWhereAndNoSecretsNorNamesThatAreNone() {
        try (LogLines log = new LogLines()) {
            admit(basic("alice", "password"));
            admit(basic("alice", "hunter2"));
            admit(basic("hunter2", "alice"));
            admit(bearer("hunter2"));
            assertThat(log.from(Level.INFO))
                    .containsExactly(
                            "user alice from 192.0.2.1 has logged in",
                            "a login of user alice from 192.0.2.1 was refused: the password is wrong",
                            "a login of somebody unknown from 192.0.2.1 was refused: the password is wrong",
                            "a token from 192.0.2.1 was refused: it is none of ours");
        }
    }

    @Test
    void theLogIsNotFilledByThoseWhoAreRefused() {
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 1_000; i++) {
                admit(bearer("wrong" + i));
            }
            assertThat(log.from(Level.INFO)).hasSize(60);
            nanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
            admit(bearer("wrong"));
            assertThat(log.from(Level.INFO)).hasSize(62).contains("940 more refusals in the minute before");
        }
    }

    @Test
    void refusalsDoNotKeepFromTheLogWhoComesIn() {
        for (int i = 0; i < 1_000; i++) {
            admit(bearer("wrong" + i));
        }
        try (LogLines log = new LogLines()) {
            admit(basic("alice", "password"));
            assertThat(log.from(Level.INFO)).containsExactly("user alice from 192.0.2.1 has logged in");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsRemovedOrHasOtherRightsWhileThePasswordIsLookedAtComesInAsNothingElse(boolean removed) {
        UserConfig other = user("alice", grant("other", Right.VIEW));
        AccessConfig next = new AccessConfig(removed ? List.of() : List.of(other), CONFIG.tokens());
        // The first look at the clock is behind the look at who is known, and before the password's turn.
        AtomicReference<Runnable> atTheNextLook = new AtomicReference<>(() -> {});
        try (AccessControl changing = new AccessControl(CONFIG, limits, Clock.fixed(NOW, ZoneOffset.UTC), () -> {
            atTheNextLook.getAndSet(() -> {}).run();
            return 0;
        })) {
            atTheNextLook.set(() -> changing.become(next));
            Verdict verdict = changing.admit(basic("alice", "password"), peer("192.0.2.1"))
                    .join();
            if (removed) {
                assertThat(verdict).isInstanceOf(Verdict.Refused.class);
            } else {
                assertThat(verdict).isEqualTo(new Verdict.Admitted(Caller.of(other)));
            }
        }
    }
}
