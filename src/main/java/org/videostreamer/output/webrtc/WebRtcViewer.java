package org.videostreamer.output.webrtc;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.output.webrtc.dtls.DtlsSession;
import org.videostreamer.output.webrtc.ice.BindingRequest;
import org.videostreamer.output.webrtc.ice.BindingSuccess;
import org.videostreamer.output.webrtc.rtp.RtpFrame;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;
import org.videostreamer.stream.RenditionKey;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRequest;
import org.videostreamer.stream.ViewAnswer;
import org.videostreamer.stream.ViewChange;
import org.videostreamer.stream.Viewer;
import org.videostreamer.stream.ViewerCount;
import org.videostreamer.stream.ViewerProgress;
import org.videostreamer.stream.WatchedView;

/**
 * A viewer from its offer to its end. It begins to watch when its first check shows that it has the answer, so that the
 * camera and the encoder start while the keys are agreed on; an offer that nobody comes for costs nothing and expires.
 *
 * <p>All of it happens on the viewers' event loop.
 */
final class WebRtcViewer implements Viewer, RtpSender.Wire {

    private static final Logger LOG = LoggerFactory.getLogger(WebRtcViewer.class);
    /** From the offer to agreed keys. */
    private static final long LONGEST_SETUP = TimeUnit.SECONDS.toNanos(15);
    /** RFC 7675 5.1: without a check for so long, nobody wants what we send. */
    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(30);
    /** Until the last words are out. */
    private static final long CLOSE_AFTER_MILLIS = 250;

    private final SessionParameters parameters;
    private final WebRtcContext context;
    private final String name;
    private final WatchedView view;
    private final ViewerCount count = new ViewerCount();
    private final IceLite ice;
    private final DtlsSession dtls;
    private final long offeredAt = System.nanoTime();
    private Optional<WatchedFlow> watched = Optional.empty();
    private Optional<MediaSession> media = Optional.empty();
    private boolean ended;

    WebRtcViewer(SessionParameters parameters, WebRtcContext context) {
        this.parameters = parameters;
        this.context = context;
        this.name = parameters.peer().getHostString() + ":" + parameters.peer().getPort() + " watching "
                + parameters.request().stream().name() + " as " + parameters.codec();
        this.view = new WatchedView(parameters.request(), parameters.codec());
        this.ice = new IceLite(
                new OwnChecks(
                        parameters.peerUfrag() + ":" + parameters.ice().ufrag(),
                        parameters.peerPassword(),
                        context.random()),
                context.limits(),
                path -> context.viewers().dissociate(path, this),
                System::nanoTime);
        this.dtls = new DtlsSession(
                context.identity(),
                parameters.certificate(),
                record -> post(() -> ice.say(record)),
                context.handshakes().threadsFor(this::speaksFrom),
                new Handshake(),
                context.limits());
    }

    private final class Handshake implements DtlsSession.Listener {
        @Override
        public void connected(SrtpKeys ours, SrtpKeys theirs) {
            post(() -> start(ours, theirs));
        }

        @Override
        public void failed(String reason) {
            post(() -> {
                context.refusals().count(Refusal.FAILED_HANDSHAKE);
                end("the DTLS handshake failed: " + reason);
            });
        }

        @Override
        public void closed() {
            post(() -> end("it has left"));
        }
    }

    /** Where its handshake comes from; asked as a record of it is taken. */
    private InetAddress speaksFrom() {
        return ice.speaking().orElseThrow().remote().getAddress();
    }

    /** Does it on the viewers' event loop; what goes wrong there ends this viewer and nothing else. */
    private void post(Runnable task) {
        try {
            context.loop().execute(() -> guard(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: the program stops, nothing more is done", name);
        }
    }

    private void guard(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.debug("{}", name, e);
            end("something went wrong: " + e);
        }
    }

    String session() {
        return parameters.session();
    }

    /** What was asked for, by whom. */
    StreamRequest request() {
        return parameters.request();
    }

    String ufrag() {
        return parameters.ice().ufrag();
    }

    String password() {
        return parameters.ice().password();
    }

    @Override
    public Executor loop() {
        return context.loop();
    }

    /** Where its offer came from. */
    AddressBlock offeredFrom() {
        return AddressBlock.of(parameters.peer().getAddress());
    }

    /** Whether it is at the other end of that path. */
    boolean isAliveAt(Path path) {
        return ice.isAliveAt(path);
    }

    /** Whether pictures can be sent. */
    boolean isConnected() {
        return media.isPresent();
    }

    /** Whether a check has come. */
    boolean isReached() {
        return watched.isPresent();
    }

    /** Takes a check of so many bytes signed with its password; whether it counts and is to be answered. */
    boolean check(BindingRequest request, Path path, int length) {
        if (!request.remoteUfrag().equals(parameters.peerUfrag()) || !ice.take(request, path, length)) {
            return false;
        }
        if (watched.isEmpty()) {
            guard(() -> join(path));
        }
        return !ended;
    }

    /** Begins to watch: its first check shows that it has the answer. */
    private void join(Path path) {
        context.viewers().reached(this);
        LOG.debug("{}: joins from {}", name, path.remote());
        watched = Optional.of(new WatchedFlow(view, context, name, this, count));
    }

    /** Answers a check. */
    void answer(Path path, byte[] message) {
        ice.answer(path, message);
    }

    /** Takes an answer to a check of ours. */
    void proof(Path path, BindingSuccess answer) {
        if (ice.take(answer, path)) {
            drain();
        } else {
            context.refusals().count(Refusal.GARBAGE);
        }
    }

    /** Takes DTLS that came on one of its paths. */
    void dtls(Path path, byte[] record) {
        ice.speaks(path, record.length);
        if (!dtls.receive(record)) {
            context.refusals().count(Refusal.GARBAGE);
        }
    }

    /** Takes SRTCP that came on one of its paths. */
    void rtcp(Path path, byte[] packet) {
        MediaSession.Heard heard = media.map(session -> session.rtcp(packet)).orElse(MediaSession.Heard.NOTHING);
        if (heard != MediaSession.Heard.NOTHING) {
            ice.heard(path);
        }
        if (heard == MediaSession.Heard.BYE) {
            end("it has left");
        }
    }

    @Override
    public void send(byte[] datagram, int length) {
        ice.path().ifPresent(path -> path.send(datagram, length));
    }

    @Override
    public boolean isWritable() {
        return ice.path().filter(Path::isWritable).isPresent();
    }

    private void start(SrtpKeys ours, SrtpKeys theirs) {
        if (ended || watched.isEmpty()) {
            return;
        }
        LOG.debug(
                "{}: connected {} ms after the offer",
                name,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - offeredAt));
        MediaSession session = new MediaSession(
                parameters,
                watched.get().flow(),
                ours,
                theirs,
                this,
                watched.get()::requestKeyframe,
                context.clock(),
                context.refusals());
        media = Optional.of(session);
        ice.keysAreAgreedOn();
        session.report();
        session.sender().start();
        context.pacer().drain(session.sender());
    }

    @Override
    public void offer(EncodedFrame frame) {
        if (!ended) {
            watched.orElseThrow().offer(frame, media.map(MediaSession::sender));
        }
    }

    @Override
    public void begin(List<EncodedFrame> frames) {
        if (!ended) {
            watched.orElseThrow().begin(frames);
        }
    }

    @Override
    public void moved(RenditionKey to) {
        if (!ended) {
            WatchedFlow flow = watched.orElseThrow();
            flow.moved(to);
            media.map(MediaSession::sender).ifPresent(sender -> sender.follow(flow.flow()));
        }
    }

    /** Whether it is a viewer of that stream. */
    boolean watches(Stream stream) {
        return view.stream() == stream;
    }

    /** Asks for another view, if that may be; it is shown from the next keyframe on. */
    ViewAnswer change(ViewChange wish) {
        return view.change(wish);
    }

    @Override
    public String peer() {
        return NetUtil.toSocketAddressString(parameters.peer());
    }

    @Override
    public ViewerProgress progress() {
        return count.progress();
    }

    @Override
    public void ended(String reason) {
        end(reason);
    }

    /** Goes on with what was kept back, if anything was. */
    void drain() {
        media.map(MediaSession::sender).ifPresent(context.pacer()::drain);
    }

    /** A connection of its own is closed. */
    void lost(Path path) {
        ice.lost(path);
    }

    /** Reports, and ends what nobody comes for any more; what goes wrong ends this viewer alone. */
    void everySecond() {
        guard(this::reportOrEnd);
    }

    private void reportOrEnd() {
        if (media.isEmpty() && System.nanoTime() - offeredAt > LONGEST_SETUP) {
            end(isReached() ? "no keys were agreed on in time" : "nobody came in time");
        } else if (ice.silence() > LONGEST_SILENCE) {
            end("it is silent");
        } else if (!request().welcome().getAsBoolean()) {
            end("who watches is no longer let in");
        } else {
            media.ifPresent(session -> {
                ice.everySecond();
                session.report();
            });
        }
    }

    /** Leaves, saying so to the viewer; repeatable. */
    void end(String reason) {
        if (ended) {
            return;
        }
        ended = true;
        LOG.debug("{}: leaves, {}", name, reason);
        // Each is done whatever becomes of the others, and first of all nobody finds it any more.
        for (Runnable step : List.<Runnable>of(
                () -> context.viewers().remove(this),
                this::sayBye,
                dtls::close,
                this::stopWatching,
                this::closePaths)) {
            try {
                step.run();
            } catch (Throwable e) {
                LOG.debug("{}: at its end", name, e);
            }
        }
    }

    private void sayBye() {
        media.ifPresent(session -> {
            context.pacer().forget(session.sender());
            session.bye();
        });
    }

    private void stopWatching() {
        watched.ifPresent(WatchedFlow::end);
    }

    private void closePaths() {
        context.loop().schedule(() -> ice.paths().forEach(Path::close), CLOSE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What it does now. */
    SessionStatus status() {
        List<RtpFrame> frames = watched.map(seen -> seen.flow().newest()).orElseGet(List::of);
        Optional<RtpSender> sender = media.map(MediaSession::sender);
        return new SessionStatus(
                parameters.peerUfrag(),
                parameters.codec(),
                isConnected(),
                context.clock().nowMicros(),
                sender.map(RtpSender::packets).orElse(0L),
                sender.map(RtpSender::resent).orElse(0L),
                sender.map(RtpSender::skipped).orElse(0L),
                frames.stream()
                        .map(frame -> new SessionStatus.Picture(
                                Integer.toUnsignedLong(frame.timestamp()),
                                frame.number(),
                                frame.sourceMicros(),
                                frame.arrivedMicros()))
                        .toList());
    }
}
