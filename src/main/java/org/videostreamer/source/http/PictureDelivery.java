package org.videostreamer.source.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.source.FrameSink;

/** Makes frames of JPEG files, numbers them from 0, and hands them over. For one thread. */
final class PictureDelivery {

    /** A camera whose clock was never set tells 1970; one beyond the other end tells something else than a time. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final FrameSink sink;
    private final BadPictures bad;
    private long number;

    PictureDelivery(FrameSink sink, BadPictures bad) {
        this.sink = sink;
        this.bad = bad;
    }

    /**
     * Hands over one picture that is complete now; counts it instead if it is no JPEG file.
     *
     * @param timestamp seconds since the Unix epoch, as µStreamer sends them in {@code X-Timestamp}, if anything
     */
    void deliver(byte[] bytes, int offset, int length, Optional<String> timestamp) {
        Optional<FrameTimes> told = timestamp.flatMap(PictureDelivery::time).map(FrameTimes::at);
        FrameTimes times = told.orElseGet(FrameTimes::now);
        Frame frame;
        try {
            frame = Frame.ofJpeg(number, times, bytes, offset, length, sink.pool());
        } catch (PictureException e) {
            bad.add();
            return;
        }
        number++;
        try {
            sink.accept(frame);
        } finally {
            frame.release();
        }
    }

    private static Optional<Instant> time(String seconds) {
        try {
            double micros = Double.parseDouble(seconds) * 1e6;
            Instant time = Instant.EPOCH.plus((long) micros, ChronoUnit.MICROS);
            return time.isAfter(EARLIEST) && time.isBefore(LATEST) ? Optional.of(time) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
