package org.videostreamer.output.webrtc;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.NamedThreads;
import org.videostreamer.log.RareWarning;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.stream.ViewAnswer;
import org.videostreamer.stream.ViewChange;

/**
 * Sends pictures by WebRTC to whoever makes an offer. What that takes is loaded and bound with the first offer, or at
 * the start where the configuration names it, so that it costs nothing where it is not used. Any thread may call; the
 * answers come on a thread of this room.
 */
public final class WebRtcOutput implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebRtcOutput.class);

    private static final String STOPPING = "the program stops";

    private final WebRtcConfig config;
    private final List<String> hosts;
    private final Limits limits;
    private final ThreadPoolExecutor signalling;
    private final CompletableFuture<Integer> listenersPort = new CompletableFuture<>();
    /** Held while the server starts or closes, which takes long; event loops read what is behind it without. */
    private final Object lock = new Object();

    /** On the signalling thread. */
    private final RareWarning troubles = new RareWarning(this::warn, System::nanoTime);

    private String trouble = "";
    private volatile Optional<WebRtcServer> server = Optional.empty();
    private boolean closed;

    /**
     * Nothing is bound yet.
     *
     * @param config ports and addresses
     * @param hosts where the program's listeners are
     * @param limits how far viewers may go
     */
    public WebRtcOutput(WebRtcConfig config, List<String> hosts, Limits limits) {
        this.config = config;
        this.hosts = List.copyOf(hosts);
        this.limits = limits;
        this.signalling = new NamedThreads("webrtc signalling").oneWhenNeeded(limits.intOf(Limit.WEBRTC_QUEUED_OFFERS));
    }

    private void warn(long count) {
        LOG.warn("{}; tried {} times", trouble, count);
    }

    /**
     * The program listens; offers are answered from now on.
     *
     * @param firstPort of the first listener
     * @throws IOException if the configuration names a port that cannot be had, with the address and the reason
     */
    public void start(int firstPort) throws IOException {
        listenersPort.complete(firstPort);
        if (!config.equals(WebRtcConfig.DEFAULT)) {
            server();
        }
    }

    /**
     * Gets ready for the first viewer, beside whatever else is done: it is served sooner then.
     *
     * @return completes when it is ready, or cannot be
     */
    public CompletableFuture<Void> warmUp() {
        return CompletableFuture.runAsync(this::startQuietly, signalling);
    }

    private void startQuietly() {
        try {
            server().warmUp();
        } catch (IOException e) {
            tell(e);
        }
    }

    /**
     * Answers an offer; an offer that would be one too many to wait is told so.
     *
     * @param wanted what is asked for, and by whom
     */
    public CompletableFuture<Reply> answer(StreamRequest wanted, String sdp) {
        try {
            return CompletableFuture.supplyAsync(() -> reply(wanted, sdp), signalling)
                    .thenCompose(reply -> reply);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(new Reply.Unavailable(whyRejected()));
        }
    }

    private String whyRejected() {
        if (signalling.isShutdown()) {
            return STOPPING;
        }
        limits.reached(Limit.WEBRTC_QUEUED_OFFERS);
        return limits.of(Limit.WEBRTC_QUEUED_OFFERS) + " offers wait already, as many as there may be; try again later";
    }

    private CompletableFuture<Reply> reply(StreamRequest wanted, String sdp) {
        try {
            return server().answer(wanted, sdp);
        } catch (IOException e) {
            tell(e);
            return CompletableFuture.completedFuture(new Reply.Unavailable(e.getMessage()));
        }
    }

    /** Says once a minute why offers cannot be answered: who is refused makes the next offer soon. */
    private void tell(IOException failure) {
        if (!signalling.isShutdown()) {
            trouble = failure.getMessage();
            troubles.add();
        }
    }

    /**
     * Ends a session; whether there was one.
     *
     * @param seen whether whoever asks may know of a session for what was asked for; asked on a thread of this room
     */
    public CompletableFuture<Boolean> end(String session, Predicate<StreamRequest> seen) {
        return ifRunning(running -> running.end(session, seen), false);
    }

    /** Asks for another view for a session of a stream, if there is one. */
    public CompletableFuture<ViewAnswer> change(String session, Stream stream, ViewChange wish) {
        return ifRunning(running -> running.change(session, stream, wish), ViewAnswer.NO_VIEWER);
    }

    /**
     * What a session does, if there is one.
     *
     * @param seen whether whoever asks may know of a session for what was asked for; asked on a thread of this room
     */
    public CompletableFuture<Optional<SessionStatus>> status(String session, Predicate<StreamRequest> seen) {
        return ifRunning(running -> running.status(session, seen), Optional.empty());
    }

    /** What all sessions do; empty as long as nobody has made an offer. */
    public CompletableFuture<Optional<ServerStatus>> status() {
        return ifRunning(running -> running.status().thenApply(Optional::of), Optional.empty());
    }

    private <T> CompletableFuture<T> ifRunning(Function<WebRtcServer, CompletableFuture<T>> task, T otherwise) {
        return server.map(task).orElseGet(() -> CompletableFuture.completedFuture(otherwise));
    }

    private WebRtcServer server() throws IOException {
        int port = listenersPort();
        synchronized (lock) {
            if (closed) {
                throw new IOException(STOPPING);
            }
            if (server.isEmpty()) {
                server = Optional.of(new WebRtcServer(config, hosts, port, limits));
            }
            return server.get();
        }
    }

    /** Waits until the program listens. */
    private int listenersPort() throws IOException {
        try {
            return listenersPort.join();
        } catch (CancellationException e) {
            throw new IOException(STOPPING, e);
        }
    }

    /** Says goodbye to all viewers; takes little more than half a second at most. */
    @Override
    public void close() {
        listenersPort.cancel(false);
        signalling.shutdown();
        synchronized (lock) {
            closed = true;
            Optional<WebRtcServer> last = server;
            server = Optional.empty();
            last.ifPresent(WebRtcServer::close);
        }
    }
}
