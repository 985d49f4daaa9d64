package org.videostreamer.stream;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.CalibrationConfig;
import org.videostreamer.config.CalibrationSetting;
import org.videostreamer.config.KeptCalibration;
import org.videostreamer.config.StateFile;
import org.videostreamer.log.Fault;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.log.RareWarning;

/**
 * What was set of the calibrations of all streams, kept over restarts where there is a file for it. That is written on a
 * thread of its own; what is set while one writes is written once after it. Any thread.
 */
public final class Calibrations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Calibrations.class);
    private static final String NO_FILE = "the program was started without a configuration file that stays";
    private static final long LONGEST_END_MILLIS = 1_000;

    private final Optional<StateFile> file;
    private final Map<String, KeptCalibration> kept = new LinkedHashMap<>();
    /** Answers all who wait for the next writing, if somebody does. */
    private Optional<CompletableFuture<Optional<String>>> waiting = Optional.empty();

    private final ThreadPoolExecutor writer = new NamedThreads("calibrations").oneWhenNeeded(Integer.MAX_VALUE);

    /** On the writer. */
    private final RareWarning troubles = new RareWarning(this::warn, System::nanoTime);

    private String trouble = "";

    /**
     * Begins with what the file has.
     *
     * @param file where it is kept, if anywhere
     */
    public Calibrations(Optional<StateFile> file) {
        this.file = file;
        file.ifPresent(state -> kept.putAll(state.read()));
    }

    private void warn(long count) {
        LOG.warn("what is set holds until the end of the program: {}; tried {} times", trouble, count);
    }

    /** What was set of a stream, as far as it counts now that the configuration says this. */
    synchronized CalibrationSetting of(String stream, CalibrationConfig says) {
        KeptCalibration before = kept.get(stream);
        if (before == null) {
            return CalibrationSetting.NONE;
        }
        KeptCalibration now = before.whenTheFileSays(says);
        if (!now.equals(before)) {
            kept.put(stream, now);
            write();
        }
        return now.set();
    }

    /**
     * Keeps what is set of a stream.
     *
     * @return completes when it is kept, or with the reason why it holds until the end of the program only
     */
    synchronized CompletableFuture<Optional<String>> set(String stream, KeptCalibration now) {
        kept.put(stream, now);
        return write();
    }

    private CompletableFuture<Optional<String>> write() {
        if (file.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of(NO_FILE));
        }
        if (waiting.isEmpty()) {
            CompletableFuture<Optional<String>> next = new CompletableFuture<>();
            try {
                writer.execute(() -> next.complete(write(file.get())));
            } catch (RejectedExecutionException e) {
                return CompletableFuture.completedFuture(Optional.of("the program stops"));
            }
            waiting = Optional.of(next);
        }
        return waiting.get();
    }

    private Optional<String> write(StateFile state) {
        Map<String, KeptCalibration> now;
        synchronized (this) {
            waiting = Optional.empty();
            now = Map.copyOf(kept);
        }
        try {
            state.write(now);
            return Optional.empty();
        } catch (IOException e) {
            trouble = e.getMessage();
        } catch (Throwable fault) {
            trouble = Fault.reason(fault);
        }
        troubles.add();
        return Optional.of(trouble);
    }

    /** Waits, not long, until what was set is written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
