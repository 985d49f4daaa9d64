package org.videostreamer.stream;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.videostreamer.frame.Frame;

/**
 * Who looks at a picture of a stream: one that is there, or one that is waited for. On the stream's thread, where nothing else
 * is said.
 */
final class Measurements {

    /** A camera that sends nothing new for so long has its newest picture looked at. */
    private static final long PATIENCE_SECONDS = 2;

    private final Screen screen;
    private final History history;
    private final ScheduledExecutorService thread;
    private final Executor measuring;
    private final Set<PictureWait> waits = new HashSet<>();

    /**
     * Nobody waits yet.
     *
     * @param history the pictures before the newest
     * @param thread the stream's
     * @param measuring where pictures are looked at
     */
    Measurements(Screen screen, History history, ScheduledExecutorService thread, Executor measuring) {
        this.screen = screen;
        this.history = history;
        this.thread = thread;
        this.measuring = measuring;
    }

    /**
     * Looks at a picture that is there; any thread.
     *
     * @return nothing where a picture has to be waited for
     */
    <T> Optional<CompletableFuture<Looked<T>>> now(PictureChoice choice, Function<Frame, T> look) {
        if (choice instanceof PictureChoice.Numbered numbered) {
            Optional<Frame> found = history.find(numbered.number()).or(() -> screen.newest(numbered.number()));
            return Optional.of(
                    found.isPresent()
                            ? look(found.get(), look)
                            : CompletableFuture.completedFuture(noSuch("there is no picture " + numbered.number())));
        }
        return choice instanceof PictureChoice.After after
                ? history.after(after.number()).map(frame -> look(frame, look))
                : Optional.empty();
    }

    /** What is found in the picture that is waited for; any thread. */
    <T> CompletableFuture<Looked<T>> of(PictureChoice choice, PictureWait wait, Function<Frame, T> look) {
        return wait.picture().thenCompose(found -> found.map(picture -> look(firstOf(choice, picture), look))
                .orElseGet(() -> CompletableFuture.completedFuture(none(choice))));
    }

    /** While somebody began to wait, several may have come. */
    private Frame firstOf(PictureChoice choice, Frame came) {
        Optional<Frame> first =
                choice instanceof PictureChoice.After after ? history.after(after.number()) : Optional.empty();
        first.ifPresent(other -> came.release());
        return first.orElse(came);
    }

    private <T> Looked<T> none(PictureChoice choice) {
        return choice instanceof PictureChoice.After after && screen.picture().isPresent()
                ? noSuch("no picture came after " + after.number() + " in " + PATIENCE_SECONDS + " seconds")
                : new Looked.Nothing<>();
    }

    private <T> Looked<T> noSuch(String reason) {
        Optional<HistoryStatus> status = history.status();
        Optional<Looked.KeptPictures> kept = status.flatMap(HistoryStatus::kept).or(this::newest);
        String off = status.isPresent() ? "" : ", and history is off: the stream's configuration has no history";
        return new Looked.NoSuch<>(
                reason + off + "; " + kept.map(Looked.KeptPictures::toString).orElse("none is kept now"), kept);
    }

    private Optional<Looked.KeptPictures> newest() {
        return screen.newestNumber().map(number -> new Looked.KeptPictures(number, number));
    }

    /** @param picture its ownership passes to this */
    private <T> CompletableFuture<Looked<T>> look(Frame picture, Function<Frame, T> look) {
        CompletableFuture<Looked<T>> found = new CompletableFuture<>();
        try {
            measuring.execute(() -> {
                try {
                    found.complete(new Looked.At<>(look.apply(picture)));
                } catch (Throwable fault) {
                    found.completeExceptionally(fault);
                } finally {
                    picture.release();
                }
            });
        } catch (Throwable ended) {
            // The thread has ended with the program.
            picture.release();
            found.completeExceptionally(ended);
        }
        return found;
    }

    /** Waits for the picture, but not for ever. */
    void add(PictureWait wait) {
        waits.add(wait);
        screen.add(wait);
        thread.schedule(wait::end, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void remove(PictureWait wait) {
        screen.remove(wait);
        waits.remove(wait);
    }

    boolean isEmpty() {
        return waits.isEmpty();
    }

    /** No picture comes any more. */
    void end() {
        List.copyOf(waits).forEach(PictureWait::end);
    }
}
