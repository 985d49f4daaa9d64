package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class HeldGroupTest {

    private static final Size SIZE = new Size(64, 48);

    private final List<AccessUnit> made = new ArrayList<>();
    private final AtomicInteger overrun = new AtomicInteger();
    private final HeldGroup group = new HeldGroup(
            new Limits(Map.of(Limit.CAMERA_GROUP_BYTES, 10_000L, Limit.CAMERA_GROUP_SECONDS, 2L)),
            overrun::incrementAndGet);

    @AfterEach
    void nothingIsOwed() {
        group.close();
        assertThat(made).allMatch(unit -> unit.bytes().refCnt() == 0);
    }

    @Test
    void holdsAllSinceTheLastKeyframe() {
        add(false, 0, 0, 10);
        assertThat(numbers()).isEmpty();
        add(true, 1, 0, 10);
        add(false, 2, 0, 10);
        assertThat(numbers()).containsExactly(1L, 2L);
        add(true, 3, 0, 10);
        add(false, 4, 0, 10);
        assertThat(numbers()).containsExactly(3L, 4L);
        assertThat(overrun).hasValue(0);
    }

    @Test
    void holdsNothingOfAGroupThatIsTooLongUpToTheNextKeyframe() {
        add(true, 0, 0, 10);
        add(false, 1, 2_000, 10);
        assertThat(numbers()).containsExactly(0L, 1L);
        add(false, 2, 2_001, 10);
        add(false, 3, 2_002, 10);
        assertThat(numbers()).isEmpty();
        assertThat(overrun).hasValue(1);
        add(true, 4, 2_003, 10);
        assertThat(numbers()).containsExactly(4L);
    }

    @Test
    void holdsNothingOfAGroupThatIsTooLargeUpToTheNextKeyframe() {
        add(true, 0, 0, 5_000);
        add(false, 1, 1, 5_000);
        assertThat(numbers()).isEmpty();
        add(true, 2, 2, 20_000);
        assertThat(numbers()).isEmpty();
        assertThat(overrun).hasValue(2);
    }

    @Test
    void isAsLargeAsItMayBeAndNotMore() {
        add(true, 0, 0, 10_000 - 256);
        assertThat(numbers()).containsExactly(0L);
        add(true, 1, 1, 10_001 - 256);
        assertThat(numbers()).isEmpty();
        add(true, 2, 2, 5_000 - 256);
        add(false, 3, 3, 5_000 - 256);
        assertThat(numbers()).containsExactly(2L, 3L);
        add(false, 4, 4, 1);
        assertThat(numbers()).isEmpty();
        assertThat(overrun).hasValue(2);
    }

    @Test
    void itsPicturesAreHadByTheirPlaces() {
        add(true, 7, 0, 10);
        add(false, 8, 1, 10);
        assertThat(group.size()).isEqualTo(2);
        assertThat(group.get(1).number()).isEqualTo(8);
    }

    @Test
    void manySmallPicturesCountToo() {
        add(true, 0, 0, 1);
        for (int number = 1; number < 100; number++) {
            add(false, number, number, 1);
        }
        assertThat(overrun).hasValue(1);
    }

    private void add(boolean keyframe, long number, long millis, int bytes) {
        FrameTimes times = new FrameTimes(0, TimeUnit.MILLISECONDS.toNanos(5_000 + millis));
        AccessUnit unit = new AccessUnit(keyframe, number, times, SIZE, Unpooled.directBuffer(bytes, bytes));
        made.add(unit);
        group.add(unit);
        unit.release();
    }

    private List<Long> numbers() {
        return group.units().stream().map(AccessUnit::number).toList();
    }
}
