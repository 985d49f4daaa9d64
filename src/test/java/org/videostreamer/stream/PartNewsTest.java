package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;

/** Reports of pictures with what their samples say. */
class PartNewsTest {

    private static final Size SIZE = new Size(8, 8);

    private final PixelsPool pool = new PixelsPool();
    private final Deque<Runnable> measuring = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private long last;
    private final PartNews news =
            new PartNews(measuring::add, frame -> new PartStatistics.Refused("of " + frame.number()));

    PartNewsTest() {
        news.add(new Teller(told));
    }

    private static final class Teller implements PictureFollower {

        private final List<String> told;

        Teller(List<String> told) {
            this.told = told;
        }

        @Override
        public void picture(PictureReport report) {
            told.add(report.number()
                    + report.statistics()
                            .map(found -> " " + ((PartStatistics.Refused) found).reason())
                            .orElse(""));
        }

        @Override
        public void ended(String reason) {
            told.add(reason);
        }
    }

    @AfterEach
    void nothingIsOwed() {
        measure();
        assertThat(pool.lent()).isZero();
    }

    @Test
    void aPictureThatIsReportedAtOnceIsToldWhenItIsMeasured() {
        report(come(1));
        assertThat(told).isEmpty();
        measure();
        assertThat(told).containsExactly("1 of 1");
    }

    @Test
    void aPictureThatIsReportedWhenTheNextComesIsToldAtOnce() {
        FrameTimes first = come(1);
        measure();
        FrameTimes second = come(2);
        report(1, first);
        assertThat(told).containsExactly("1 of 1");
        measure();
        report(2, second);
        assertThat(told).containsExactly("1 of 1", "2 of 2");
    }

    @Test
    void thoseThatComeWhileOneIsMeasuredAreToldWithoutAndBehindIt() {
        report(come(1));
        report(come(2));
        report(come(3));
        assertThat(measuring).hasSize(1);
        measure();
        assertThat(told).containsExactly("1 of 1", "2", "3");
        report(come(4));
        measure();
        assertThat(told).endsWith("4 of 4");
    }

    @Test
    void aPictureThatIsDecodedAfterItsReportIsToldOnceMore() {
        FrameTimes times = FrameTimes.now();
        report(1, times);
        assertThat(told).containsExactly("1");
        come(1, times);
        measure();
        assertThat(told).containsExactly("1", "1 of 1");
    }

    @Test
    void wherePicturesComeMuchFasterThanTheyAreMeasuredAllAreToldAsTheyAre() {
        report(come(0));
        for (int number = 1; number <= PartNews.MOST_WAITING; number++) {
            report(come(number));
        }
        assertThat(told).hasSize(PartNews.MOST_WAITING + 1).startsWith("0", "1");
        measure();
        assertThat(told).endsWith(Integer.toString(PartNews.MOST_WAITING), "0 of 0");
    }

    @Test
    void whatAFollowerIsToldAllAre() {
        List<String> others = new ArrayList<>();
        PictureFollower other = new Teller(others);
        news.add(other);
        report(come(1));
        measure();
        assertThat(others).isEqualTo(told);
        news.remove(other);
        assertThat(news.isEmpty()).isFalse();
        news.ended("over");
        assertThat(told).endsWith("over");
        assertThat(others).hasSize(1);
        assertThat(news.isEmpty()).isTrue();
    }

    @Test
    void picturesAreGivenBackWhereNothingIsMeasuredAnyMore() {
        PartNews ended = new PartNews(
                task -> {
                    throw new RejectedExecutionException("over");
                },
                frame -> new PartStatistics.Refused(""));
        ended.add(new Teller(told));
        Frame frame = frame(1, FrameTimes.now());
        ended.came(frame);
        ended.picture(new PictureReport(1, frame.times(), PixelGrid.of(SIZE), Calibration.NONE, List.of()));
        frame.release();
        assertThat(told).containsExactly("1");
    }

    private FrameTimes come(long number) {
        FrameTimes times = FrameTimes.now();
        come(number, times);
        return times;
    }

    private void come(long number, FrameTimes times) {
        Frame frame = frame(number, times);
        news.came(frame);
        frame.release();
        last = number;
    }

    private Frame frame(long number, FrameTimes times) {
        return Frame.ofPixels(number, times, pool.take(PixelFormat.GRAY8, SIZE));
    }

    private void report(FrameTimes times) {
        report(last, times);
    }

    private void report(long number, FrameTimes times) {
        news.picture(new PictureReport(number, times, PixelGrid.of(SIZE), Calibration.NONE, List.of()));
    }

    private void measure() {
        Optional.ofNullable(measuring.poll()).ifPresent(Runnable::run);
    }
}
