package org.videostreamer.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.log.Fault;
import org.videostreamer.log.Guarded;
import org.videostreamer.log.LogMarkers;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.stream.Events;
import org.videostreamer.web.Reload;
import org.videostreamer.web.Reloading;

/**
 * Reads the configuration file anew when it is asked to, or when the file says so and changes, and has the program become
 * what it says. One reload at a time, on a thread of its own; all who ask while one runs are answered by the one after it.
 */
final class ConfigReload implements Reloading, AutoCloseable {

    /** Brings the program to a configuration. */
    interface Target {
        Reload apply(ServerConfig config) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConfigReload.class);
    /** A file is quiet when it is the same at two looks. */
    private static final long LOOK_MILLIS = 1_000;

    private final Optional<ConfigurationFile> file;
    private final Events events;
    private final Target target;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new NamedThreads("configuration"));
    private Optional<CompletableFuture<Reload>> waiting = Optional.empty();
    private volatile Optional<Reload> last = Optional.empty();
    private volatile boolean following;
    private boolean begun;
    private List<Object> seen = List.of();

    /**
     * Nothing is read yet.
     *
     * @param file the file, if the program has one
     * @param events takes what comes of it
     * @param target becomes what the file says
     */
    ConfigReload(Optional<ConfigurationFile> file, Events events, Target target) {
        this.file = file;
        this.events = events;
        this.target = target;
    }

    /**
     * The program has started: reloads are made from now on, first the one that was asked for before. The file is followed
     * whenever the configuration says so.
     */
    synchronized void begin(boolean follow) {
        following = follow;
        begun = true;
        if (waiting.isPresent()) {
            thread.execute(this::run);
        }
        file.ifPresent(known -> thread.scheduleWithFixedDelay(
                new Guarded("the configuration file", LOG, () -> look(known)),
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS));
    }

    private void look(ConfigurationFile known) {
        if (!following) {
            return;
        }
        List<Object> now = known.state();
        if (now.equals(seen) && !now.equals(known.stateWhenRead())) {
            LOG.info("{} has changed", known);
            ask();
        }
        seen = now;
    }

    @Override
    public Optional<String> refusal() {
        return file.isPresent()
                ? Optional.empty()
                : Optional.of("there is nothing to reload: the program was started without a configuration file (-c)");
    }

    @Override
    public synchronized CompletableFuture<Reload> ask() {
        if (waiting.isEmpty()) {
            CompletableFuture<Reload> next = new CompletableFuture<>();
            try {
                if (begun) {
                    thread.execute(this::run);
                }
            } catch (RejectedExecutionException e) {
                return CompletableFuture.completedFuture(Reload.failed(List.of("the program stops")));
            }
            waiting = Optional.of(next);
        }
        return waiting.get();
    }

    @Override
    public Optional<Reload> last() {
        return last;
    }

    private void run() {
        CompletableFuture<Reload> answer = take();
        Reload done;
        try {
            done = reload();
        } catch (InterruptedException e) {
            done = Reload.failed(List.of("the program stops"));
        } catch (Throwable fault) {
            LOG.debug("the reload failed", fault);
            done = Reload.failed(List.of("the reload failed: " + Fault.reason(fault)));
        }
        last = Optional.of(done);
        tell(done);
        answer.complete(done);
    }

    private synchronized CompletableFuture<Reload> take() {
        CompletableFuture<Reload> answer = waiting.orElseThrow();
        waiting = Optional.empty();
        return answer;
    }

    private Reload reload() throws InterruptedException {
        if (refusal().isPresent()) {
            return Reload.failed(List.of(refusal().get()));
        }
        ServerConfig config;
        try {
            config = file.orElseThrow().load().server();
        } catch (ConfigException e) {
            return Reload.failed(e.problems());
        }
        following = config.reload();
        return target.apply(config);
    }

    private void tell(Reload done) {
        if (!done.isDone()) {
            LOG.warn(LogMarkers.IS_EVENT, "not reloaded, nothing has changed:");
            done.errors().forEach(error -> LOG.warn(LogMarkers.IS_EVENT, "{}", error));
            events.reloadFailed(String.join("\n", done.errors()));
            return;
        }
        LOG.info(
                "reloaded: {} streams added, {} changed, {} removed",
                done.streams().added().size(),
                done.streams().changed().size(),
                done.streams().removed().size());
        done.troubles().forEach(trouble -> LOG.warn(LogMarkers.IS_EVENT, "{}", trouble));
        events.reloaded(done.streams(), String.join("\n", done.troubles()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
