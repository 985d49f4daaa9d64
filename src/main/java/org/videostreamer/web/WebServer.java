package org.videostreamer.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.access.AccessControl;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.TlsFiles;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Guarded;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.stream.StreamRegistry;

/** All listeners of the program, on a few event loops that they share. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    /** After a kill the old program's port may be taken a little longer. */
    private static final Duration BIND_PATIENCE = Duration.ofSeconds(5);

    private static final Duration BIND_AGAIN = Duration.ofMillis(200);
    /** What is taken for longer is tried so often. */
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    /** How often certificates are looked at. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration LONGEST_CLOSE = Duration.ofMillis(1_200);
    private static final int MOST_LOOPS = 4;

    private final Vertx vertx;
    private final int loops;
    private final StreamRegistry streams;
    private final Shared shared;
    // Changed with the lock held.
    private final List<OpenListener> open = new ArrayList<>();
    /** Where it should listen too and cannot. */
    private final List<ListenerConfig> missing = new ArrayList<>();

    private boolean trying;
    private boolean looking;

    /**
     * A server that listens nowhere yet.
     *
     * @param streams what is served
     * @param webrtc answers offers
     * @param limits how far viewers may go
     * @param reloading reads the configuration anew
     * @param access knows who may come in
     */
    public WebServer(
            StreamRegistry streams, WebRtcOutput webrtc, Limits limits, Reloading reloading, AccessControl access) {
        this.streams = streams;
        this.shared = Shared.of(limits, webrtc, streams, reloading, access);
        this.loops = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false));
        this.vertx = Vertx.builder()
                .with(options)
                .withTransport(AcceptedFirst.transport(shared.gate()::take))
                .build();
    }

    /**
     * Listens at all addresses, as far as that is possible: one that is taken keeps no other from serving, and is tried on.
     *
     * @return the ports, in the listeners' order; they differ from the configured only where that was 0, and are 0 where an
     *     address cannot be listened at
     * @throws IOException if none can be listened at, also not within several seconds if it is in use: one line with the
     *     first address, the reason and what to do
     */
    public List<Integer> listen(List<ListenerConfig> listeners) throws IOException, InterruptedException {
        ListenerChanges changes = apply(listeners, BIND_PATIENCE);
        synchronized (this) {
            if (open.isEmpty() && !changes.failed().isEmpty()) {
                throw new IOException(changes.failed().get(0));
            }
            changes.failed().forEach(failure -> LOG.warn("{}; the others serve, it is tried on", failure));
            return listeners.stream().map(this::port).toList();
        }
    }

    private int port(ListenerConfig config) {
        return open.stream()
                .filter(listener -> listener.config() == config)
                .findFirst()
                .map(OpenListener::port)
                .orElse(0);
    }

    /**
     * Listens at these addresses from now on, and at no others. At addresses that stay all connections stay too, whatever else
     * is served there. Waits for sockets: not for an event loop.
     */
    public ListenerChanges apply(List<ListenerConfig> listeners) throws InterruptedException {
        return apply(listeners, Duration.ZERO);
    }

    private synchronized ListenerChanges apply(List<ListenerConfig> wanted, Duration patience)
            throws InterruptedException {
        List<OpenListener> left = new ArrayList<>(open);
        List<ListenerConfig> fresh = new ArrayList<>();
        for (ListenerConfig config : wanted) {
            Optional<OpenListener> kept = left.stream()
                    .filter(listener -> listener.config().address().equals(config.address())
                            && listener.config().speaksAs(config))
                    .findFirst();
            kept.ifPresentOrElse(
                    listener -> {
                        left.remove(listener);
                        listener.become(config, streams);
                    },
                    () -> fresh.add(config));
        }
        for (OpenListener listener : left) {
            open.remove(listener);
            close(listener);
        }
        missing.clear();
        missing.addAll(fresh);
        int before = open.size();
        List<String> failed = openMissing(patience);
        tryAgainLater();
        return new ListenerChanges(shown(open.subList(before, open.size())), shown(left), failed);
    }

    private static List<String> shown(List<OpenListener> listeners) {
        return listeners.stream()
                .map(listener -> listener.config().address().toString())
                .toList();
    }

    /** Tries all addresses that are not listened at; a line for each where that still fails. */
    private List<String> openMissing(Duration patience) throws InterruptedException {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        List<String> failed = new ArrayList<>();
        for (ListenerConfig config : List.copyOf(missing)) {
            try {
                open.add(open(config, giveUpAt));
                missing.remove(config);
            } catch (IOException e) {
                failed.add(e.getMessage());
            }
        }
        shared.health().ready(missing.isEmpty());
        lookAtCertificates();
        return failed;
    }

    /** Whether all addresses are listened at. */
    public synchronized boolean isComplete() {
        return missing.isEmpty();
    }

    /**
     * Completes with true if all event loops go on and so does the thread that all changes of streams wait for, within two
     * seconds with false if one does not. Any thread.
     */
    public CompletableFuture<Boolean> isAlive() {
        return shared.health()
                .isAlive()
                .thenCombine(EventLoops.answer(vertx), Boolean::logicalAnd)
                .completeOnTimeout(false, Health.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void tryAgainLater() {
        if (!missing.isEmpty() && !trying) {
            trying = true;
            vertx.setTimer(TRY_AGAIN.toMillis(), timer -> vertx.executeBlocking(this::tryAgain));
        }
    }

    private synchronized Void tryAgain() throws InterruptedException {
        trying = false;
        int before = open.size();
        openMissing(Duration.ZERO);
        shown(open.subList(before, open.size())).forEach(address -> LOG.info("listening at {}, at last", address));
        tryAgainLater();
        return null;
    }

    private OpenListener open(ListenerConfig config, long giveUpAt) throws IOException, InterruptedException {
        ListenAddress address = config.address();
        boolean told = false;
        while (true) {
            OpenListener listener = new OpenListener(config, streams, tls(config));
            // Each instance has an event loop; a port chosen by the system cannot be shared among them.
            int instances = address.port() == 0 ? 1 : loops;
            Future<String> deployed = vertx.deployVerticle(
                    () -> new Listener(listener, shared), new DeploymentOptions().setInstances(instances));
            try {
                listener.deployed(
                        deployed.toCompletionStage().toCompletableFuture().get());
                return listener;
            } catch (ExecutionException e) {
                BindFailure failure = BindFailure.of(e.getCause());
                String message = failure.message(address, e.getCause());
                if (!failure.mayPass() || System.nanoTime() >= giveUpAt) {
                    throw new IOException(message, e.getCause());
                }
                if (!told) {
                    told = true;
                    LOG.warn("{}; trying on", message);
                }
                Thread.sleep(BIND_AGAIN.toMillis());
            }
        }
    }

    /** Its certificate, if it speaks TLS. */
    private Optional<ListenerTls> tls(ListenerConfig config) throws IOException {
        Optional<TlsFiles> files = config.doorway().tls();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try {
            long seconds = shared.limits().of(Limit.TLS_HANDSHAKE_SECONDS);
            return Optional.of(new ListenerTls(config.address(), files.get(), vertx, seconds, Clock.systemUTC()));
        } catch (ConfigException e) {
            throw new IOException("cannot listen at " + config.address() + ": " + e.getMessage(), e);
        }
    }

    /** From now on, if there are any. */
    private void lookAtCertificates() {
        if (!looking && open.stream().anyMatch(listener -> listener.tls().isPresent())) {
            looking = true;
            Guarded look = new Guarded("the certificates", LOG, this::look);
            vertx.setPeriodic(
                    LOOK.toMillis(),
                    timer -> vertx.executeBlocking(() -> {
                        look.run();
                        return null;
                    }));
        }
    }

    private void look() {
        List<OpenListener> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        all.forEach(listener -> listener.tls().ifPresent(ListenerTls::look));
    }

    private void close(OpenListener listener) throws InterruptedException {
        try {
            vertx.undeploy(listener.deployment())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{}: did not close in time", listener.config().address(), e);
        }
    }

    /** Closes all connections in an orderly way, for little more than a second at most. */
    @Override
    public void close() {
        shared.health().ready(false);
        try {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("the listeners did not close in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
