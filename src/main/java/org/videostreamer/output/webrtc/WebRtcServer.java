package org.videostreamer.output.webrtc;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.config.WebRtcConfig;
import org.videostreamer.limits.Limits;
import org.videostreamer.log.Guarded;
import org.videostreamer.output.webrtc.dtls.DtlsIdentity;
import org.videostreamer.output.webrtc.dtls.HandshakeWarmUp;
import org.videostreamer.output.webrtc.ice.Candidate;
import org.videostreamer.output.webrtc.ice.ListenHosts;
import org.videostreamer.output.webrtc.rtp.RtpClock;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.stream.ViewAnswer;
import org.videostreamer.stream.ViewChange;

/** The running WebRTC part of the program: its sockets, its event loop and its viewers. */
final class WebRtcServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebRtcServer.class);
    private static final long LONGEST_CLOSE_MILLIS = 500;

    private final EventLoopGroup group;
    private final EventLoop loop;
    private final Handshakes handshakes;
    private final WebRtcContext context;
    private final TcpConnections connections;
    private final Sockets sockets;
    private final Addresses addresses;
    private final int tcpPort;
    private final Admission admission;

    /**
     * Binds the sockets.
     *
     * @param config ports and addresses
     * @param hosts where the program's listeners are
     * @param listenersPort the UDP port where the configuration names none, if it is free
     * @param limits how far viewers may go
     * @throws IOException if a port cannot be had, with the address and the reason
     */
    WebRtcServer(WebRtcConfig config, List<String> hosts, int listenersPort, Limits limits) throws IOException {
        Transport transport = Transport.ofThisSystem();
        group = transport.newLoop();
        loop = group.next();
        handshakes = new Handshakes(limits);
        RtpClock clock = new RtpClock();
        context = new WebRtcContext(
                loop,
                handshakes,
                DtlsIdentity.create(),
                new SecureRandom(),
                clock,
                new Viewers(limits),
                new Flows(clock, limits),
                new SendPacer(loop),
                new Refusals(),
                limits);
        admission = new Admission(context);
        Demultiplexer listener = new Demultiplexer(context.viewers(), context.refusals());
        connections = new TcpConnections(listener, limits);
        sockets = new Sockets(transport, group, listener, connections, System::nanoTime);
        addresses = new Addresses(config.addresses(), new ListenHosts(hosts));
        tcpPort = config.tcpPort();
        try {
            bind(config.port(), listenersPort);
        } catch (Throwable e) {
            close();
            throw e;
        }
        loop.scheduleAtFixedRate(new Guarded("the viewers of WebRTC", LOG, this::everySecond), 1, 1, TimeUnit.SECONDS);
    }

    private void bind(int port, int listenersPort) throws IOException {
        Set<InetAddress> bound = addresses.bound();
        if (bound.isEmpty()) {
            throw new IOException("WebRTC has no address of this machine to listen at; expected one of the listeners'"
                    + " hosts, or webrtc.addresses in the configuration file");
        }
        if (port != 0) {
            sockets.bindUdp(bound, port);
        } else {
            bindNear(bound, listenersPort);
        }
        if (tcpPort != 0) {
            sockets.bindTcp(bound, tcpPort);
        }
        LOG.info("WebRTC takes part at UDP port {}{}", sockets.udpPort(), tcpPort == 0 ? "" : ", TCP port " + tcpPort);
        if (addresses.advertised(bound).stream().allMatch(InetAddress::isLoopbackAddress)) {
            LOG.info("WebRTC tells viewers only addresses that this machine alone reaches; webrtc.addresses in the"
                    + " configuration file names those that viewers elsewhere shall connect to");
        }
    }

    private void bindNear(Set<InetAddress> bound, int listenersPort) throws IOException {
        try {
            sockets.bindUdp(bound, listenersPort);
        } catch (IOException e) {
            sockets.bindUdp(bound, 0);
            LOG.warn(
                    "{}; UDP port {} serves instead, and another after the next start; webrtc.port in the"
                            + " configuration file chooses one",
                    e.getMessage(),
                    sockets.udpPort());
        }
    }

    /** Does once what the first viewer would wait for; returns when that is done. */
    void warmUp() {
        HandshakeWarmUp.run(context.identity(), handshakes.threadsFor(InetAddress::getLoopbackAddress));
    }

    /** Answers an offer; on the signalling thread. */
    CompletableFuture<Reply> answer(StreamRequest wanted, String sdp) {
        Set<InetAddress> known = addresses.bound();
        sockets.follow(known);
        // A system that is out of file descriptors tells no addresses; those of before are still ours.
        Set<InetAddress> bound = known.isEmpty() ? sockets.addresses() : known;
        List<Candidate> candidates = Candidate.of(addresses.advertised(bound), sockets.udpPort(), tcpPort);
        if (candidates.isEmpty()) {
            return CompletableFuture.completedFuture(new Reply.Unavailable(
                    "this machine has no address that viewers could be told; webrtc.addresses names some"));
        }
        return admission.admit(wanted, sdp, candidates);
    }

    /** Ends a session of those that are seen; whether there was one. */
    CompletableFuture<Boolean> end(String session, Predicate<StreamRequest> seen) {
        return onLoop(() -> {
            Optional<WebRtcViewer> viewer = ofSession(session, seen);
            viewer.ifPresent(found -> found.end("it was asked to"));
            return viewer.isPresent();
        });
    }

    /** Asks for another view for a session of a stream. */
    CompletableFuture<ViewAnswer> change(String session, Stream stream, ViewChange wish) {
        return onLoop(() -> context.viewers()
                .ofSession(session)
                .filter(viewer -> viewer.watches(stream))
                .map(viewer -> viewer.change(wish))
                .orElse(ViewAnswer.NO_VIEWER));
    }

    private Optional<WebRtcViewer> ofSession(String session, Predicate<StreamRequest> seen) {
        return context.viewers().ofSession(session).filter(viewer -> seen.test(viewer.request()));
    }

    /** What a session of those that are seen does, if there is one. */
    CompletableFuture<Optional<SessionStatus>> status(String session, Predicate<StreamRequest> seen) {
        return onLoop(() -> ofSession(session, seen).map(WebRtcViewer::status));
    }

    /** What all do. */
    CompletableFuture<ServerStatus> status() {
        return onLoop(() -> new ServerStatus(
                sockets.udpPort(),
                tcpPort,
                context.viewers().size(),
                (int) context.viewers().all().stream()
                        .filter(WebRtcViewer::isConnected)
                        .count(),
                context.refusals().all()));
    }

    private void closeConnections() {
        connections.closeAll();
        sockets.close();
    }

    private void everySecond() {
        context.viewers().all().forEach(WebRtcViewer::everySecond);
        connections.closeIdle(path -> context.viewers().at(path).isPresent());
    }

    private <T> CompletableFuture<T> onLoop(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, loop);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Says goodbye to all viewers and closes the sockets; takes half a second at most. */
    @Override
    public void close() {
        try {
            onLoop(() -> {
                        context.viewers().all().forEach(viewer -> viewer.end("the program stops"));
                        // Behind the goodbyes, which are sent at the end of this task.
                        loop.execute(this::closeConnections);
                        return true;
                    })
                    .get(LONGEST_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            handshakes.close(LONGEST_CLOSE_MILLIS / 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("WebRTC: not all viewers were told", e);
        }
        handshakes.close();
        group.shutdownGracefully(0, LONGEST_CLOSE_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(LONGEST_CLOSE_MILLIS);
    }
}
