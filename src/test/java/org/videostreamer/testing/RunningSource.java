package org.videostreamer.testing;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.FrameSource;

/** Runs a source on a thread of its own and remembers what it delivered and how it ended. */
public final class RunningSource implements AutoCloseable {

    private final FrameSource source;
    private final RecordingSink sink;
    private final CompletableFuture<Optional<Exception>> end = new CompletableFuture<>();

    /** Starts it. */
    public RunningSource(FrameSource source) {
        this(source, new Limits());
    }

    /** Starts it with limits of its own. */
    public RunningSource(FrameSource source, Limits limits) {
        this.source = source;
        this.sink = new RecordingSink(limits);
        Thread thread = new Thread(this::run, "source");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            source.run(sink);
            end.complete(Optional.empty());
        } catch (Exception e) {
            end.complete(Optional.of(e));
        } catch (Error e) {
            end.completeExceptionally(e);
        }
    }

    public RecordingSink sink() {
        return sink;
    }

    public boolean isOver() {
        return end.isDone();
    }

    /** Waits for the end; what it threw, if anything. */
    public Optional<Exception> end() {
        return end.join();
    }

    /** Waits for the end and gives its reason, or an empty text if it ended quietly. */
    public String reason() {
        return end().map(Exception::getMessage).orElse("");
    }

    /** Closes the source, which may be done often. */
    public void stop() {
        source.close();
    }

    @Override
    public void close() {
        stop();
    }
}
