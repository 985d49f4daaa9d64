package org.videostreamer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {

    @ParameterizedTest
    @EnumSource
    void everyDefaultIsWithinWhatMayBeConfigured(Limit limit) {
        assertThat(limit.normal()).isBetween(limit.least(), limit.most());
        assertThat(new Limits().of(limit)).isEqualTo(limit.normal());
        assertThat(new Limits().timesReached(limit)).isZero();
    }

    @Test
    void aConfiguredLimitTakesThePlaceOfItsDefaultAlone() {
        Limits limits = new Limits(Map.of(Limit.CONNECTIONS, 7L));
        assertThat(limits.of(Limit.CONNECTIONS)).isEqualTo(7);
        assertThat(limits.intOf(Limit.CONNECTIONS)).isEqualTo(7);
        assertThat(limits.of(Limit.SNAPSHOTS)).isEqualTo(Limit.SNAPSHOTS.normal());
    }

    @Test
    void aLimitBeyondIntIsTheLargestInt() {
        assertThat(new Limits(Map.of(Limit.POOL_BYTES, 5_000_000_000L)).intOf(Limit.POOL_BYTES))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void everyTimeThatALimitIsReachedCounts() {
        Limits limits = new Limits();
        limits.reached(Limit.SNAPSHOTS);
        limits.reached(Limit.SNAPSHOTS);
        assertThat(limits.timesReached(Limit.SNAPSHOTS)).isEqualTo(2);
        assertThat(limits.timesReached(Limit.CONNECTIONS)).isZero();
    }
}
