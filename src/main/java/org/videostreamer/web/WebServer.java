package org.videostreamer.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.WebRtcOutput;
import org.videostreamer.stream.StreamRegistry;

/** All listeners of the program, on a few event loops that they share. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    /** After a kill the old program's port may be taken a little longer. */
    private static final Duration BIND_PATIENCE = Duration.ofSeconds(5);

    private static final Duration BIND_AGAIN = Duration.ofMillis(200);
    private static final Duration LONGEST_CLOSE = Duration.ofMillis(1_200);
    private static final int MOST_LOOPS = 4;

    private final Vertx vertx;
    private final int loops;
    private final StreamRegistry streams;
    private final Shared shared;

    /**
     * A server that listens nowhere yet.
     *
     * @param streams what is served
     * @param webrtc answers offers
     * @param limits how far viewers may go
     */
    public WebServer(StreamRegistry streams, WebRtcOutput webrtc, Limits limits) {
        this.streams = streams;
        this.shared = Shared.of(limits, webrtc, streams);
        this.loops = Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors());
        this.vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    /**
     * Listens at all addresses.
     *
     * @return the ports, in the listeners' order; they differ from the configured only where that was 0
     * @throws IOException if an address cannot be listened at, or is in use for several seconds: one line with the
     *     address, the reason and what to do
     */
    public List<Integer> listen(List<ListenerConfig> listeners) throws IOException, InterruptedException {
        List<Integer> ports = new ArrayList<>();
        for (ListenerConfig listener : listeners) {
            ports.add(listen(listener, new ServedStreams(listener, streams)));
        }
        shared.health().ready(true);
        return ports;
    }

    private int listen(ListenerConfig config, ServedStreams served) throws IOException, InterruptedException {
        ListenAddress address = config.address();
        long giveUpAt = System.nanoTime() + BIND_PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            AtomicInteger port = new AtomicInteger();
            // Each instance has an event loop; a port chosen by the system cannot be shared among them.
            int instances = address.port() == 0 ? 1 : loops;
            Future<String> deployed = vertx.deployVerticle(
                    () -> new Listener(config, served, shared, port), new DeploymentOptions().setInstances(instances));
            try {
                deployed.toCompletionStage().toCompletableFuture().get();
                return port.get();
            } catch (ExecutionException e) {
                BindFailure failure = BindFailure.of(e.getCause());
                String message = failure.message(address, e.getCause());
                if (!failure.mayPass() || System.nanoTime() > giveUpAt) {
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
