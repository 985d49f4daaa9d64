package org.videostreamer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.Accounts.grant;
import static org.videostreamer.testing.Accounts.user;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.AccessConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.UserConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class LoginSessionsTest {

    private static final UserConfig ALICE = user("alice", grant("*", Right.VIEW));
    private static final UserConfig BOB = user("bob", grant("*", Right.VIEW));

    private final AtomicLong nanos = new AtomicLong();
    private final Limits limits = new Limits(Map.of(
            Limit.LOGIN_SESSIONS, 3L,
            Limit.LOGIN_SESSIONS_PER_USER, 2L,
            Limit.LOGIN_IDLE_SECONDS, 60L,
            Limit.LOGIN_SECONDS, 300L));
    private final LoginSessions sessions = new LoginSessions(limits, nanos::get);

    private String begin(UserConfig user) {
        return sessions.begin(user).cookie().text();
    }

    private boolean holds(String cookie) {
        return sessions.use(List.of(cookie)).isPresent();
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void aSessionIsFoundByWhatItsBrowserShows() {
        LoginSessions.Begun begun = sessions.begin(ALICE);
        assertThat(sessions.use(List.of("nonsense", begun.cookie().text()))).contains(begun.session());
        assertThat(sessions.use(List.of())).isEmpty();
        assertThat(holds(AccessToken.make().text())).isFalse();
        assertThat(holds("x".repeat(100_000))).isFalse();
        assertThat(holds(begun.session().key().hex()))
                .as("by what is kept of it nobody comes in")
                .isFalse();
        assertThat(holds(begun.session().proof().text())).isFalse();
    }

    @Test
    void ofTwoNobodyKnowsWhichIsMeant() {
        String own = begin(ALICE);
        String foreign = begin(BOB);
        assertThat(sessions.use(List.of(own, foreign))).isEmpty();
        assertThat(sessions.use(List.of(own, own))).isPresent();
    }

    @Test
    void oneThatIsNotUsedEnds() {
        String cookie = begin(ALICE);
        pass(59);
        assertThat(holds(cookie)).isTrue();
        pass(59);
        assertThat(holds(cookie)).isTrue();
        pass(60);
        assertThat(holds(cookie)).isFalse();
        assertThat(sessions.count()).isZero();
        assertThat(limits.timesReached(Limit.LOGIN_IDLE_SECONDS)).isEqualTo(1);
    }

    @Test
    void oneThatIsUsedEndsNevertheless() {
        LoginSessions.Begun begun = sessions.begin(ALICE);
        for (int i = 0; i < 9; i++) {
            pass(30);
            assertThat(holds(begun.cookie().text())).isTrue();
        }
        pass(30);
        assertThat(sessions.isAlive(begun.session())).isFalse();
        assertThat(limits.timesReached(Limit.LOGIN_SECONDS)).isEqualTo(1);
    }

    @Test
    void whetherItIsAliveIsNoUseOfIt() {
        LoginSession session = sessions.begin(ALICE).session();
        pass(59);
        assertThat(sessions.isAlive(session)).isTrue();
        pass(1);
        assertThat(sessions.isAlive(session)).isFalse();
    }

    @Test
    void aUserWhoLogsInOftenTakesNothingFromOthers() {
        String others = begin(BOB);
        String first = begin(ALICE);
        pass(1);
        String second = begin(ALICE);
        pass(1);
        assertThat(holds(first)).isTrue();
        pass(1);
        String third = begin(ALICE);
        assertThat(holds(second)).as("the longest unused of them").isFalse();
        assertThat(List.of(holds(first), holds(third), holds(others))).containsOnly(true);
        assertThat(limits.timesReached(Limit.LOGIN_SESSIONS_PER_USER)).isEqualTo(1);
    }

    @Test
    void whereThereAreAsManyAsThereMayBeTheLongestUnusedMakesRoom() {
        String oldest = begin(BOB);
        pass(1);
        begin(ALICE);
        begin(ALICE);
        begin(user("carol", grant("*", Right.VIEW)));
        assertThat(holds(oldest)).isFalse();
        assertThat(sessions.count()).isEqualTo(3);
        assertThat(limits.timesReached(Limit.LOGIN_SESSIONS)).isEqualTo(1);
    }

    @Test
    void aMillionLoginsAreNoMoreThanThereMayBe() {
        for (int i = 0; i < 1_000; i++) {
            begin(user("user" + i, grant("*", Right.VIEW)));
        }
        assertThat(sessions.count()).isEqualTo(3);
    }

    @Test
    void theyEndWithAnotherConfigurationOfTheirUser() throws Exception {
        InetAddress peer = InetAddress.getByName("192.0.2.1");
        try (AccessControl access = new AccessControl(
                new AccessConfig(List.of(ALICE, BOB), List.of()), limits, Clock.systemUTC(), nanos::get)) {
            LoginSessions.Begun alices = access.begin(Caller.of(ALICE), peer).orElseThrow();
            LoginSessions.Begun bobs = access.begin(Caller.of(BOB), peer).orElseThrow();
            String pass = access.pass(Caller.of(alices.session())).orElseThrow();
            assertThat(access.admitPass(pass)).isInstanceOf(Verdict.Admitted.class);
            access.become(new AccessConfig(List.of(user("alice", grant("*", Right.CONTROL)), BOB), List.of()));
            assertThat(access.session(List.of(alices.cookie().text()))).isEmpty();
            assertThat(access.holds(Caller.of(alices.session()))).isFalse();
            assertThat(access.admitPass(pass)).isInstanceOf(Verdict.Refused.class);
            assertThat(access.session(List.of(bobs.cookie().text()))).contains(bobs.session());
            access.end(bobs.session(), peer);
            assertThat(access.holds(Caller.of(bobs.session()))).isFalse();
            assertThat(access.sessions()).isZero();
        }
    }

    @Test
    void whoLogsInWhileTheConfigurationChangesIsNotInAsWhoTheyWere() throws Exception {
        InetAddress peer = InetAddress.getByName("192.0.2.1");
        try (AccessControl access =
                new AccessControl(new AccessConfig(List.of(BOB), List.of()), limits, Clock.systemUTC(), nanos::get)) {
            LoginSessions.Begun late = access.begin(Caller.of(ALICE), peer).orElseThrow();
            assertThat(access.session(List.of(late.cookie().text()))).isEmpty();
        }
    }

    @Test
    void theProofIsOfTheSession() {
        LoginSession session = sessions.begin(ALICE).session();
        assertThat(session.isProvenBy(session.proof().text())).isTrue();
        assertThat(session.isProvenBy(sessions.begin(ALICE).session().proof().text()))
                .isFalse();
        assertThat(session.isProvenBy("")).isFalse();
        assertThat(session + Optional.of(session).toString())
                .doesNotContain(session.proof().text());
    }
}
