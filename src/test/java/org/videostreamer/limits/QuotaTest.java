package org.videostreamer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    private final Limits limits = new Limits(Map.of(Limit.WEBRTC_SESSIONS, 5L, Limit.WEBRTC_SESSIONS_PER_ADDRESS, 2L));
    private final Quota quota = new Quota(limits, Limit.WEBRTC_SESSIONS, Limit.WEBRTC_SESSIONS_PER_ADDRESS);

    private static AddressBlock block(String address) throws UnknownHostException {
        return AddressBlock.of(InetAddress.getByName(address));
    }

    @Test
    void oneAddressHasItsShareAndNoMore() throws UnknownHostException {
        quota.add(block("192.0.2.1"));
        assertThat(quota.isFullFor(block("192.0.2.1"))).isFalse();
        assertThat(limits.timesReached(Limit.WEBRTC_SESSIONS_PER_ADDRESS)).isZero();
        quota.add(block("192.0.2.1"));
        assertThat(quota.of(block("192.0.2.1"))).isEqualTo(2);
        assertThat(quota.isFullFor(block("192.0.2.1"))).isTrue();
        assertThat(quota.isFullFor(block("192.0.2.2"))).isFalse();
        assertThat(quota.isFull()).isFalse();
        assertThat(limits.timesReached(Limit.WEBRTC_SESSIONS_PER_ADDRESS)).isEqualTo(1);
        assertThat(limits.timesReached(Limit.WEBRTC_SESSIONS)).isZero();
    }

    @Test
    void allTogetherHaveTheirLimitToo() throws UnknownHostException {
        for (int i = 1; i <= 5; i++) {
            assertThat(quota.isFull()).isFalse();
            quota.add(block("192.0.2." + i));
        }
        assertThat(quota.isFull()).isTrue();
        assertThat(limits.timesReached(Limit.WEBRTC_SESSIONS)).isEqualTo(1);
    }

    @Test
    void whatHasEndedMakesRoom() throws UnknownHostException {
        quota.add(block("192.0.2.1"));
        quota.add(block("192.0.2.1"));
        quota.remove(block("192.0.2.1"));
        assertThat(quota.of(block("192.0.2.1"))).isEqualTo(1);
        assertThat(quota.isFullFor(block("192.0.2.1"))).isFalse();
        quota.remove(block("192.0.2.1"));
        assertThat(quota.of(block("192.0.2.1"))).isZero();
        for (int i = 1; i <= 4; i++) {
            quota.add(block("192.0.2." + i));
        }
        assertThat(quota.isFull()).isFalse();
    }

    @Test
    void aReverseProxyOfThisMachineSpeaksForAllItsViewers() throws UnknownHostException {
        for (int i = 0; i < 4; i++) {
            quota.add(block("127.0.0.1"));
            assertThat(quota.isFullFor(block("127.0.0.1"))).isFalse();
        }
        quota.add(block("::1"));
        assertThat(quota.isFull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 198.51.100.1, false",
    })
    void anIpv6NetworkOf64BitsIsOneAddress(String one, String other, boolean same) throws UnknownHostException {
        assertThat(block(one).equals(block(other))).isEqualTo(same);
    }

    @Test
    void tellsWhichLimitKeepsAnAddressFromOneMoreAndCountsNothing() throws UnknownHostException {
        assertThat(quota.reachedBy(block("192.0.2.1"))).isEmpty();
        quota.add(block("192.0.2.1"));
        assertThat(quota.reachedBy(block("192.0.2.1"))).isEmpty();
        quota.add(block("192.0.2.1"));
        assertThat(quota.reachedBy(block("192.0.2.1"))).contains(Limit.WEBRTC_SESSIONS_PER_ADDRESS);
        assertThat(quota.reachedBy(block("192.0.2.2"))).isEmpty();
        quota.add(block("127.0.0.1"));
        quota.add(block("127.0.0.1"));
        assertThat(quota.reachedBy(block("127.0.0.1"))).isEmpty();
        quota.add(block("192.0.2.2"));
        assertThat(quota.reachedBy(block("192.0.2.1"))).contains(Limit.WEBRTC_SESSIONS);
        assertThat(quota.reachedBy(block("127.0.0.1"))).contains(Limit.WEBRTC_SESSIONS);
        assertThat(limits.timesReached(Limit.WEBRTC_SESSIONS)).isZero();
        assertThat(limits.timesReached(Limit.WEBRTC_SESSIONS_PER_ADDRESS)).isZero();
    }
}
