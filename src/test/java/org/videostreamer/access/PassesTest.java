package org.videostreamer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.Account;
import org.videostreamer.config.Right;
import org.videostreamer.config.TokenConfig;
import org.videostreamer.config.UserConfig;
import org.videostreamer.testing.Accounts;

class PassesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final UserConfig ALICE = Accounts.user("a.l@x", Accounts.grant("*", Right.VIEW));
    private static final TokenConfig ROBOT = Accounts.token("robot", Accounts.grant("*", Right.VIEW));

    private static final LoginSession SESSION =
            new LoginSession(new AccessToken("cookie").hash(), ALICE, new AccessToken("proof"));

    /** Those that there are. */
    private static Optional<Caller> known(Passes.Holder holder) {
        return Stream.of(Caller.of(ALICE), Caller.of(ROBOT), Caller.of(SESSION))
                .filter(caller ->
                        holder.equals(Passes.Holder.of(caller.account().orElseThrow(), caller.session())))
                .findFirst();
    }

    private static Optional<Account> account(Optional<Caller> caller) {
        return caller.flatMap(Caller::account);
    }

    private static Passes at(Instant now) {
        return new Passes(Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void oneStandsForWhoeverItWasMadeFor() {
        Passes passes = at(NOW);
        assertThat(account(passes.read(make(passes, ALICE), PassesTest::known))).contains(ALICE);
        assertThat(account(passes.read(make(passes, ROBOT), PassesTest::known))).contains(ROBOT);
    }

    @Test
    void oneOfASessionStandsForThatSession() {
        Passes passes = at(NOW);
        String pass = passes.make(ALICE, Optional.of(SESSION));
        assertThat(passes.read(pass, PassesTest::known)).contains(Caller.of(SESSION));
        assertThat(passes.read(pass, holder -> Optional.empty())).isEmpty();
        assertThat(passes.read(pass.replaceFirst("^s", "u"), holder -> Optional.of(Caller.of(ALICE))))
                .isEmpty();
    }

    private static String make(Passes passes, Account account) {
        return passes.make(account, Optional.empty());
    }

    @Test
    void itEndsAfterAMinute() {
        Instant[] now = {NOW};
        Passes passes = new Passes(new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        });
        String pass = make(passes, ALICE);
        now[0] = NOW.plusSeconds(59);
        assertThat(passes.read(pass, PassesTest::known)).isPresent();
        now[0] = NOW.plusSeconds(60);
        assertThat(passes.read(pass, PassesTest::known)).isEmpty();
    }

    @Test
    void oneThatIsChangedOrOfAnotherProcessIsNone() {
        Passes passes = at(NOW);
        String pass = make(passes, ALICE);
        for (String other : List.of(
                pass.replaceFirst("^u\\.a\\.l@x", "t.robot"),
                pass.replaceFirst("~[0-9]+~", "~99999999999~"),
                pass + "x",
                "")) {
            assertThat(passes.read(other, PassesTest::known)).isEmpty();
        }
        assertThat(at(NOW).read(pass, PassesTest::known)).isEmpty();
    }

    @Test
    void itEndsWhereTheSecretIsAnother() {
        Passes passes = at(NOW);
        assertThat(passes.read(make(passes, Accounts.named("a.l@x", ALICE.grant())), PassesTest::known))
                .isEmpty();
    }
}
