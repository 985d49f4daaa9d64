package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.HistoryLength;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.SamplePictures;
import org.videostreamer.testing.TestJpegs;

/** The newest pictures of a stream as they came. */
class HistoryTest {

    private static final Size SIZE = new Size(100, 100);
    /** Of a picture of 16 bits of that size, with what it takes beside. */
    private static final int COST = 20_512;

    private final PixelsPool pool = new PixelsPool();
    private final Limits limits = new Limits(Map.of(Limit.HISTORY_BYTES, 10L * COST));
    private final History history = new History(limits, () -> this.isMemoryShort);
    private boolean isMemoryShort;

    @AfterEach
    void nothingIsOwed() {
        history.keep(Optional.empty());
        assertThat(pool.lent()).isZero();
    }

    @Test
    void nothingIsKeptUnlessThatIsWanted() {
        come(1, 2, 3);
        assertThat(pool.lent()).isZero();
        assertThat(history.status()).isEmpty();
        assertThat(history.find(3)).isEmpty();
    }

    @Test
    void theOldestGoWhereThereAreTooManyBytes() {
        keep(3 * COST + "B");
        come(1, 2, 3, 4, 5);
        assertThat(pool.lent()).isEqualTo(3);
        assertThat(history.status())
                .hasValue(new HistoryStatus(3, 3 * COST, Optional.of(new Looked.KeptPictures(3, 5))));
        assertThat(limits.timesReached(Limit.HISTORY_BYTES)).isZero();
    }

    @Test
    void allButTheNewestGoWhereOthersNeedTheMemoryMore() {
        keep("10s");
        come(1, 2);
        isMemoryShort = true;
        come(3);
        assertThat(pool.lent()).isEqualTo(1);
        assertThat(history.status().orElseThrow().kept()).hasValue(new Looked.KeptPictures(3, 3));
        assertThat(limits.timesReached(Limit.HISTORY_BYTES)).isPositive();
    }

    @Test
    void theOldestGoThatCameTooLongBeforeTheNewest() {
        keep("2s");
        for (int second = 0; second < 10; second++) {
            come(second, second * 1_000_000_000L);
        }
        assertThat(history.status().orElseThrow().kept()).hasValue(new Looked.KeptPictures(7, 9));
        assertThat(pool.lent()).isEqualTo(3);
    }

    @Test
    void theServersLimitBoundsSecondsTooAndIsCounted() {
        keep("3600s");
        come(LongStream.range(0, 15).toArray());
        assertThat(history.status().orElseThrow().pictures()).isEqualTo(10);
        assertThat(pool.lent()).isEqualTo(10);
        assertThat(limits.timesReached(Limit.HISTORY_BYTES)).isEqualTo(5);
    }

    @Test
    void aPictureThatIsLargerThanAllIsNotKept() {
        keep("1kB");
        come(1);
        assertThat(pool.lent()).isZero();
        assertThat(history.status()).hasValue(new HistoryStatus(0, 0, Optional.empty()));
    }

    @Test
    void fewerAreKeptFromTheMomentThatIsWanted() {
        keep("1GB");
        come(1, 2, 3);
        keep(COST + "B");
        assertThat(pool.lent()).isOne();
        keep("");
        assertThat(pool.lent()).isZero();
        come(4);
        assertThat(pool.lent()).isZero();
    }

    @Test
    void anotherCamerasPicturesAreForgotten() {
        keep("1GB");
        come(1, 2);
        history.forget();
        assertThat(pool.lent()).isZero();
        come(1);
        assertThat(history.status().orElseThrow().bytes()).isEqualTo(COST);
    }

    @Test
    void whoHasAPictureKeepsItWhenItGoes() {
        keep(COST + "B");
        come(1);
        Frame one = history.find(1).orElseThrow();
        come(2);
        assertThat(history.find(1)).isEmpty();
        assertThat(pool.lent()).isEqualTo(2);
        assertThat(one.samples().bytes().getShort(0)).isEqualTo((short) 1);
        one.release();
        assertThat(pool.lent()).isOne();
    }

    @Test
    void aFileStaysOneAndIsDecodedForWhoeverAsks() {
        keep("1GB");
        byte[] file = TestJpegs.colour(new Size(64, 48), 0);
        Frame frame = Frame.ofJpeg(7, FrameTimes.now(), file, 0, file.length, pool);
        frame.pixels();
        history.came(frame);
        frame.release();
        assertThat(pool.lent()).isZero();
        Frame found = history.find(7).orElseThrow();
        assertThat(found.jpeg().orElseThrow().readableBytes()).isEqualTo(file.length);
        found.pixels();
        found.release();
        assertThat(pool.lent()).isZero();
        assertThat(history.status().orElseThrow().bytes()).isEqualTo(file.length + 512L);
    }

    @Test
    void whatViewersMakeOfAPictureIsNotKeptWithIt() {
        keep("1GB");
        Frame frame = Frame.ofPixels(1, FrameTimes.now(), pool.take(PixelFormat.BGR24, SIZE));
        history.came(frame);
        frame.planes();
        assertThat(pool.lent()).isEqualTo(2);
        frame.release();
        assertThat(pool.lent()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "3, 4", "4, 8", "7, 8", "8, 9"})
    void afterANumberComesTheNextThatIsThere(long after, long next) {
        keep("1GB");
        come(3, 4, 8, 9);
        assertThat(numberAfter(after)).hasValue(next);
    }

    @Test
    void afterTheNewestThereIsNoneYet() {
        keep("1GB");
        come(3, 4);
        assertThat(history.after(4)).isEmpty();
        assertThat(history.after(1_000)).isEmpty();
    }

    @Test
    void whereACameraBeginsAnewTheNewestOfANumberCounts() {
        keep("1GB");
        come(1_000, 1_001, 0, 1, 2);
        assertThat(numberAfter(0)).hasValue(1L);
        assertThat(history.after(1_001)).isEmpty();
        come(0);
        Frame found = history.find(0).orElseThrow();
        assertThat(found.times().arrivedNanos()).isEqualTo(5);
        found.release();
        assertThat(numberAfter(0)).isEmpty();
    }

    private Optional<Long> numberAfter(long number) {
        Optional<Frame> found = history.after(number);
        found.ifPresent(Frame::release);
        return found.map(Frame::number);
    }

    private void keep(String length) {
        history.keep(HistoryLength.parse(length));
    }

    private void come(long... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            come(numbers[i], numbers.length == 1 ? 5 : i);
        }
    }

    private void come(long number, long arrived) {
        Frame frame = SamplePictures.frame(
                SamplePictures.of(pool, SampleType.UINT16, SIZE, (x, y) -> x + y + number), number, arrived);
        history.came(frame);
        frame.release();
    }
}
