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

    /** Those that there are. */
    private static Optional<Account> known(Passes.Holder holder) {
        return Stream.<Account>of(ALICE, ROBOT)
                .filter(account -> account.name().equals(holder.name())
                        && account instanceof UserConfig == (holder.kind() == Passes.Kind.USER))
                .findFirst();
    }

    private static Passes at(Instant now) {
        return new Passes(Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void oneStandsForWhoeverItWasMadeFor() {
        Passes passes = at(NOW);
        assertThat(passes.read(passes.make(ALICE), PassesTest::known)).contains(ALICE);
        assertThat(passes.read(passes.make(ROBOT), PassesTest::known)).contains(ROBOT);
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
        String pass = passes.make(ALICE);
        now[0] = NOW.plusSeconds(59);
        assertThat(passes.read(pass, PassesTest::known)).isPresent();
        now[0] = NOW.plusSeconds(60);
        assertThat(passes.read(pass, PassesTest::known)).isEmpty();
    }

    @Test
    void oneThatIsChangedOrOfAnotherProcessIsNone() {
        Passes passes = at(NOW);
        String pass = passes.make(ALICE);
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
        assertThat(passes.read(passes.make(Accounts.named("a.l@x", ALICE.grant())), PassesTest::known))
                .isEmpty();
    }
}
