package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.HistoryLength;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;

/** Those who look at a picture of a stream, or wait for one. */
class MeasurementsTest {

    private final PixelsPool pool = new PixelsPool();
    private final Screen screen = new Screen(new Limits());
    private final History history = new History(new Limits(), () -> false);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService measuring = Executors.newSingleThreadExecutor();
    private final Measurements measurements = new Measurements(screen, history, thread, measuring);

    @AfterEach
    void nothingIsOwed() throws InterruptedException {
        thread.shutdownNow();
        measuring.shutdown();
        // Who asked has the answer before what was measured is given back.
        assertThat(measuring.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        history.keep(Optional.empty());
        screen.clear();
        assertThat(pool.lent()).isZero();
    }

    @Test
    void theFirstThatComesIsLookedAt() {
        come(1);
        CompletableFuture<Looked<Long>> found = ask(PictureChoice.NEXT);
        assertThat(found).isNotDone();
        come(2);
        assertThat(found.join()).isEqualTo(new Looked.At<>(2L));
    }

    @Test
    void theNewestThereIsWhereNoneComes() {
        come(1);
        CompletableFuture<Looked<Long>> found = ask(PictureChoice.NEXT);
        measurements.end();
        assertThat(found.join()).isEqualTo(new Looked.At<>(1L));
    }

    @Test
    void nothingIsThereWhereTheCameraHasNone() {
        CompletableFuture<Looked<Long>> next = ask(PictureChoice.NEXT);
        CompletableFuture<Looked<Long>> after = ask(new PictureChoice.After(3));
        measurements.end();
        assertThat(next.join()).isEqualTo(new Looked.Nothing<>());
        assertThat(after.join()).isEqualTo(new Looked.Nothing<>());
    }

    @Test
    void theNewestIsThereByItsNumberWithoutAHistoryAndNoOther() {
        come(1);
        come(2);
        assertThat(ask(new PictureChoice.Numbered(2)).join()).isEqualTo(new Looked.At<>(2L));
        assertThat(ask(new PictureChoice.Numbered(1)).join())
                .isEqualTo(new Looked.NoSuch<>(
                        "there is no picture 1, and history is off: the stream's configuration has no history;"
                                + " the only one kept is 2",
                        Optional.of(new Looked.KeptPictures(2, 2))));
    }

    @Test
    void whatTheHistoryHoldsIsThere() {
        history.keep(HistoryLength.parse("1MB"));
        assertThat(ask(new PictureChoice.Numbered(1)).join())
                .isEqualTo(new Looked.NoSuch<>("there is no picture 1; none is kept now", Optional.empty()));
        come(1);
        come(2);
        come(3);
        assertThat(ask(new PictureChoice.Numbered(1)).join()).isEqualTo(new Looked.At<>(1L));
        assertThat(ask(new PictureChoice.After(1)).join()).isEqualTo(new Looked.At<>(2L));
        assertThat(ask(new PictureChoice.Numbered(4)).join())
                .isEqualTo(new Looked.NoSuch<>(
                        "there is no picture 4; those from 1 to 3 are kept",
                        Optional.of(new Looked.KeptPictures(1, 3))));
    }

    @Test
    void oneAfterTheNewestIsWaitedFor() {
        come(3);
        CompletableFuture<Looked<Long>> found = ask(new PictureChoice.After(3));
        come(2);
        assertThat(found).isNotDone();
        come(5);
        assertThat(found.join()).isEqualTo(new Looked.At<>(5L));
    }

    @Test
    void oneThatDoesNotComeIsToldWithThoseThatThereAre() {
        come(3);
        CompletableFuture<Looked<Long>> found = ask(new PictureChoice.After(3));
        measurements.end();
        assertThat(found.join())
                .isEqualTo(new Looked.NoSuch<>(
                        "no picture came after 3 in 2 seconds, and history is off: the stream's configuration has no"
                                + " history; the only one kept is 3",
                        Optional.of(new Looked.KeptPictures(3, 3))));
    }

    @Test
    void ofSeveralThatComeWhileSomebodyBeginsToWaitTheFirstIsLookedAt() {
        history.keep(HistoryLength.parse("1MB"));
        come(3);
        PictureChoice choice = new PictureChoice.After(3);
        PictureWait wait = PictureWait.of(choice);
        CompletableFuture<Looked<Long>> found = measurements.of(choice, wait, Frame::number);
        come(4);
        come(5);
        measurements.add(wait);
        assertThat(found.join()).isEqualTo(new Looked.At<>(4L));
    }

    @Test
    void aPictureIsGivenBackWhereNobodyLooksAnyMore() {
        CompletableFuture<Looked<Long>> found = ask(PictureChoice.NEXT);
        measuring.shutdown();
        come(1);
        assertThat(found)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);
        screen.clear();
        assertThat(pool.lent()).isZero();
    }

    @Test
    void whoWaitsGoesOnWithoutTheLockOfTheWait() {
        PictureWait wait = PictureWait.forNext();
        AtomicBoolean locked = new AtomicBoolean(true);
        wait.picture().thenAccept(picture -> locked.set(Thread.holdsLock(wait)));
        wait.end();
        assertThat(locked).isFalse();
    }

    private CompletableFuture<Looked<Long>> ask(PictureChoice choice) {
        return measurements.now(choice, Frame::number).orElseGet(() -> {
            PictureWait wait = PictureWait.of(choice);
            CompletableFuture<Looked<Long>> found = measurements.of(choice, wait, Frame::number);
            wait.picture().thenRun(() -> measurements.remove(wait));
            measurements.add(wait);
            return found;
        });
    }

    private void come(long number) {
        Frame frame = Frame.ofPixels(number, FrameTimes.now(), pool.take(PixelFormat.GRAY8, new Size(8, 8)));
        history.came(frame);
        screen.show(frame);
        frame.release();
    }
}
