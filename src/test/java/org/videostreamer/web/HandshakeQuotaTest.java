package org.videostreamer.web;

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

class HandshakeQuotaTest {

    private final AtomicLong now = new AtomicLong();
    private final HandshakeQuota quota = new HandshakeQuota(
            new Limits(Map.of(
                    Limit.TLS_HANDSHAKES,
                    5L,
                    Limit.TLS_HANDSHAKES_PER_ADDRESS,
                    2L,
                    Limit.TLS_HANDSHAKES_PER_SECOND,
                    4L)),
            now::get);
    private final AddressBlock one = address("192.0.2.1");
    private final AddressBlock other = address("192.0.2.2");
    private final AddressBlock here = address("127.0.0.1");

    private static AddressBlock address(String text) {
        try {
            return AddressBlock.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void anAddressHasItsShareOfThoseUnderWayAndOthersHaveTheirs() {
        assertThat(quota.begin(one)).isEmpty();
        assertThat(quota.begin(one)).isEmpty();
        assertThat(quota.begin(one)).contains(Limit.TLS_HANDSHAKES_PER_ADDRESS);
        assertThat(quota.begin(other)).isEmpty();
        quota.end(one);
        assertThat(quota.begin(one)).isEmpty();
    }

    @Test
    void thereAreNoMoreUnderWayThanSoMany() {
        for (int i = 0; i < 5; i++) {
            assertThat(quota.begin(here)).isEmpty();
        }
        assertThat(quota.begin(other)).contains(Limit.TLS_HANDSHAKES);
        quota.end(here);
        assertThat(quota.begin(other)).isEmpty();
    }

    @Test
    void anAddressBeginsNoMoreThanSoManyASecondAndNoneIsLeftOver() {
        for (int i = 0; i < 4; i++) {
            assertThat(quota.begin(one)).isEmpty();
            quota.end(one);
        }
        assertThat(quota.begin(one)).contains(Limit.TLS_HANDSHAKES_PER_SECOND);
        assertThat(quota.begin(other)).isEmpty();
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(quota.begin(one)).isEmpty();
        assertThat(quota.begin(one)).isEmpty();
    }

    @Test
    void aProxyOfThisMachineSpeaksForManyAddresses() {
        for (int i = 0; i < 100; i++) {
            assertThat(quota.begin(here)).isEmpty();
            quota.end(here);
        }
    }
}
