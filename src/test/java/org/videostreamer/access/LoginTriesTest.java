package org.videostreamer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class LoginTriesTest {

    private final AtomicLong now = new AtomicLong();
    private final Limits limits = new Limits(
            Map.of(Limit.LOGIN_TRIES_PER_ADDRESS, 3L, Limit.LOGIN_TRIES_PER_USER, 6L, Limit.LOGIN_ADDRESSES, 100L));
    private final LoginTries tries = new LoginTries(limits, now::get);

    private static AddressBlock address(String text) throws UnknownHostException {
        return AddressBlock.of(InetAddress.getByName(text));
    }

    private int taken(String from, String user, int wanted) throws UnknownHostException {
        int taken = 0;
        for (int i = 0; i < wanted; i++) {
            taken += tries.take(address(from), user).isEmpty() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void anAddressHasItsShareWhicheverUsersItTriesAndGetsItBackInAMinute() throws UnknownHostException {
        assertThat(taken("192.0.2.1", "alice", 2)).isEqualTo(2);
        assertThat(taken("192.0.2.1", "bob", 2)).isEqualTo(1);
        assertThat(tries.take(address("192.0.2.1"), "bob")).contains(20);
        assertThat(limits.timesReached(Limit.LOGIN_TRIES_PER_ADDRESS)).isEqualTo(2);
        now.addAndGet(TimeUnit.SECONDS.toNanos(21));
        assertThat(taken("192.0.2.1", "bob", 2)).isEqualTo(1);
        now.addAndGet(TimeUnit.SECONDS.toNanos(600));
        assertThat(taken("192.0.2.1", "bob", 9)).isEqualTo(3);
    }

    @Test
    void anIpv6NetworkIsOneAddress() throws UnknownHostException {
        assertThat(taken("2001:db8::1", "alice", 2)).isEqualTo(2);
        assertThat(taken("2001:db8::2", "alice", 2)).isEqualTo(1);
        assertThat(taken("2001:db8:0:1::2", "alice", 2)).isEqualTo(2);
    }

    @Test
    void aUserIsTriedFromAllAddressesTogetherNoMoreThanSoOften() throws UnknownHostException {
        for (int i = 0; i < 20; i++) {
            taken("192.0.2." + i, "alice", 1);
        }
        assertThat(tries.take(address("198.51.100.1"), "alice")).contains(10);
        assertThat(tries.take(address("198.51.100.1"), "bob")).isEmpty();
        assertThat(limits.timesReached(Limit.LOGIN_TRIES_PER_USER)).isEqualTo(15);
    }

    @Test
    void allTogetherTryNoMoreThanSoOften() throws UnknownHostException {
        LoginTries few = new LoginTries(new Limits(Map.of(Limit.LOGIN_TRIES, 30L)), now::get);
        for (int i = 0; i < 30; i++) {
            assertThat(few.take(address("127.0.0.1"), "user" + i)).isEmpty();
        }
        assertThat(few.take(address("127.0.0.1"), "alice")).contains(2);
        few.giveBack(address("127.0.0.1"), "user0");
        assertThat(few.take(address("127.0.0.1"), "alice")).isEmpty();
    }

    @Test
    void whatAnAddressAsksForInVainTakesNothingFromOthers() throws UnknownHostException {
        assertThat(taken("192.0.2.1", "alice", 100)).isEqualTo(3);
        assertThat(taken("192.0.2.2", "alice", 3)).isEqualTo(3);
    }

    @Test
    void whoGoesOnAskingIsOutOfTheWaySoon() throws UnknownHostException {
        for (int i = 0; i < 6; i++) {
            taken("192.0.2." + i, "alice", 1);
        }
        assertThat(taken("203.0.113.1", "alice", 100)).isZero();
        now.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertThat(taken("203.0.113.1", "alice", 100)).isZero();
        assertThat(taken("198.51.100.1", "alice", 1)).isEqualTo(1);
    }

    @Test
    void whatIsOfNoUserTakesFromItsAddressAlone() throws UnknownHostException {
        for (int i = 0; i < 3; i++) {
            assertThat(tries.take(address("192.0.2.1"))).isEmpty();
        }
        assertThat(tries.take(address("192.0.2.1"))).contains(20);
        assertThat(tries.take(address("127.0.0.1"))).isEmpty();
        tries.giveBack(address("192.0.2.1"));
        assertThat(taken("192.0.2.1", "alice", 2)).isEqualTo(1);
    }

    @Test
    void whatWasRightCostsNothing() throws UnknownHostException {
        for (int i = 0; i < 100; i++) {
            assertThat(tries.take(address("192.0.2.1"), "alice")).isEmpty();
            tries.giveBack(address("192.0.2.1"), "alice");
        }
    }

    @Test
    void aProxyOfThisMachineSpeaksForManyAddresses() throws UnknownHostException {
        assertThat(taken("127.0.0.1", "alice", 9)).isEqualTo(6);
        assertThat(taken("127.0.0.1", "bob", 9)).isEqualTo(6);
    }

    @Test
    void addressesAreForgottenWhereThereAreVeryMany() throws UnknownHostException {
        taken("192.0.2.1", "x", 3);
        for (int i = 0; i < 99; i++) {
            taken("10.0.0." + i, "user" + i, 1);
        }
        assertThat(taken("192.0.2.1", "y", 1)).isZero();
        for (int i = 0; i < 100; i++) {
            taken("10.0.1." + i, "other" + i, 1);
        }
        assertThat(limits.timesReached(Limit.LOGIN_ADDRESSES)).isEqualTo(100);
        assertThat(taken("192.0.2.1", "y", 1)).isEqualTo(1);
    }
}
