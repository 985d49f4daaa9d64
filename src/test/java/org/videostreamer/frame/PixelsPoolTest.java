package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.Faults;

class PixelsPoolTest {

    private static final Size SIZE = new Size(100, 100);

    @Test
    void memoryThatComesBackIsLentAgain() {
        PixelsPool pool = new PixelsPool();
        Pixels first = pool.take(PixelFormat.GRAY8, SIZE);
        first.release();
        assertThat(pool.take(PixelFormat.GRAY8, SIZE)).isSameAs(first);
        assertThat(pool.lent()).isOne();
    }

    @Test
    void noPictureIsLargerThanTheLimitAndTheRefusalIsCounted() {
        Limits limits = new Limits(Map.of(Limit.PICTURE_PIXELS, 10_000L));
        PixelsPool pool = new PixelsPool(limits);
        pool.take(PixelFormat.GRAY8, SIZE).release();
        assertThatThrownBy(() -> pool.take(PixelFormat.GRAY8, new Size(101, 100)))
                .isInstanceOf(PictureTooLargeException.class)
                .hasMessage("a picture of 101x100 is too large; the limit picture_pixels allows 10000 pixels");
        assertThat(limits.timesReached(Limit.PICTURE_PIXELS)).isOne();
        assertThat(pool.lent()).isZero();
    }

    @Test
    void whatIsKeptIsBoundedInBytes() {
        PixelsPool pool = new PixelsPool(new Limits(Map.of(Limit.POOL_BYTES, 25_000L)));
        Pixels first = pool.take(PixelFormat.GRAY8, SIZE);
        Pixels second = pool.take(PixelFormat.GRAY8, SIZE);
        Pixels third = pool.take(PixelFormat.GRAY8, SIZE);
        first.release();
        second.release();
        third.release();
        assertThat(pool.kept()).isEqualTo(20_000);
        Pixels large = pool.take(PixelFormat.BGR24, SIZE);
        large.release();
        assertThat(pool.kept()).isZero();
    }

    @Test
    void picturesOfSizesThatNobodyAsksForAnyMoreAreNotKeptWhileTheCameraRuns() {
        AtomicLong now = new AtomicLong();
        PixelsPool pool = new PixelsPool(new Limits(), now::get);
        Pixels usual = pool.take(PixelFormat.GRAY8, SIZE);
        pool.take(PixelFormat.BGR24, new Size(4_000, 4_000)).release();
        usual.release();
        assertThat(pool.kept()).isEqualTo(48_010_000);
        for (int i = 0; i < 11; i++) {
            now.addAndGet(TimeUnit.SECONDS.toNanos(1));
            assertThat(pool.take(PixelFormat.GRAY8, SIZE)).isSameAs(usual);
            usual.release();
        }
        assertThat(pool.kept()).isEqualTo(10_000);
    }

    @Test
    void whatIsKeptGoesWhenItIsTrimmedAndNothingIsKeptOnceItIsClosed() {
        PixelsPool pool = new PixelsPool();
        Pixels lent = pool.take(PixelFormat.GRAY8, SIZE);
        pool.take(PixelFormat.GRAY8, SIZE).release();
        assertThat(pool.kept()).isEqualTo(10_000);
        assertThat(pool.bytes()).isEqualTo(20_000);
        pool.trim();
        assertThat(pool.kept()).isZero();
        assertThat(pool.bytes()).isEqualTo(10_000);
        pool.close();
        lent.release();
        assertThat(pool.bytes()).isZero();
        assertThat(pool.kept()).isZero();
        assertThat(pool.lent()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Faults.class)
    void memoryIsBackWhenFillingItFails(Faults fault) {
        PixelsPool pool = new PixelsPool();
        assertThatThrownBy(() -> pool.make(PixelFormat.GRAY8, SIZE, pixels -> fault.happen()))
                .isInstanceOf(Throwable.class);
        assertThat(pool.lent()).isZero();
    }
}
