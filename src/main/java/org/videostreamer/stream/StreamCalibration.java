package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.videostreamer.config.Calibration;
import org.videostreamer.config.CalibrationConfig;
import org.videostreamer.config.CalibrationSetting;
import org.videostreamer.config.KeptCalibration;

/**
 * A stream's calibration: what the configuration says, and above that what was set while the program ran, until the
 * configuration says something else. Any thread.
 */
public final class StreamCalibration {

    private final String stream;
    private final Calibrations all;
    private final Events events;
    private CalibrationConfig file;
    private CalibrationSetting set;
    private volatile Calibration now;

    /**
     * That of a stream that is just begun.
     *
     * @param stream its name
     * @param file what the configuration says
     * @param all keeps what is set
     * @param events hears of changes
     */
    StreamCalibration(String stream, CalibrationConfig file, Calibrations all, Events events) {
        this.stream = stream;
        this.file = file;
        this.all = all;
        this.events = events;
        this.set = all.of(stream, file);
        this.now = file.with(set);
    }

    /** What counts now, in the camera's pixels. */
    public Calibration now() {
        return now;
    }

    /** What was set while the program ran, as far as it counts. */
    public synchronized CalibrationSetting set() {
        return set;
    }

    /** What the configuration says. */
    public synchronized CalibrationConfig file() {
        return file;
    }

    /** The levels of zoom that the configuration has, in its order. */
    public synchronized List<String> levels() {
        return List.copyOf(file.zoom().keySet());
    }

    /**
     * Puts this in the place of what was set before. A level of zoom that the configuration does not have any more, because it
     * was read anew since this was checked, counts as not set.
     *
     * @return completes when it is kept for the next start, or with the reason why it is not
     */
    public synchronized CompletableFuture<Optional<String>> set(CalibrationSetting next) {
        CalibrationSetting fit = next.within(file);
        CompletableFuture<Optional<String>> written = all.set(stream, new KeptCalibration(fit, file));
        become(fit);
        return written;
    }

    /** The configuration says this from now on. */
    synchronized void follow(CalibrationConfig next) {
        if (!next.equals(file)) {
            file = next;
            become(all.of(stream, next));
        }
    }

    private void become(CalibrationSetting next) {
        Calibration before = now;
        boolean other = !next.zoom().equals(set.zoom());
        set = next;
        now = file.with(next);
        if (other || !now.equals(before)) {
            events.calibration(stream);
        }
    }
}
