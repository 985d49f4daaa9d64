package org.videostreamer.output.webrtc.dtls;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;

/**
 * One viewer's DTLS: the handshake, which begins with a ClientHello, and after it whatever the viewer still says: that
 * our last flight was lost, or that it leaves.
 *
 * <p>Bouncy Castle waits for records, so all of it runs on threads of its own, one for a handshake while it lasts and
 * one for records that come later. Calls come from any thread and never block.
 */
public final class DtlsSession implements AutoCloseable {

    /** Hears what becomes of the session, on one of its threads. */
    public interface Listener {
        /**
         * The handshake is done.
         *
         * @param ours the keys of what we send
         * @param theirs the keys of what the viewer sends
         */
        void connected(SrtpKeys ours, SrtpKeys theirs);

        /** The session has failed; the reason is for the log. */
        void failed(String reason);

        /** The viewer has left. */
        void closed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(DtlsSession.class);
    private static final int LONGEST_HANDSHAKE_MILLIS = 15_000;
    /** Several times as long as lost flights take to be sent again. */
    private static final int LONGEST_STANDSTILL_MILLIS = 3_000;
    /** Records that are looked at before others have their turn. */
    private static final int RECORDS_AT_ONCE = 16;
    /** Bouncy Castle takes 0 for ever. */
    private static final int NO_WAIT = 1;

    private enum Phase {
        NEW,
        HANDSHAKE,
        CONNECTED,
        ENDED
    }

    private final RecordFilter filter;
    private final RecordQueue records;
    private final DtlsServer server;
    private final DtlsThreads threads;
    private final Listener listener;
    private final Object lock = new Object();
    private Phase phase = Phase.NEW;
    private boolean feeding;
    private Optional<DTLSTransport> transport = Optional.empty();

    /**
     * A session that waits for its first record.
     *
     * @param identity ours
     * @param peer the viewer's certificate has this fingerprint
     * @param wire sends a datagram; called on the session's threads
     * @param threads may block for as long as a handshake takes
     * @param limits how much of a message is believed
     */
    public DtlsSession(
            DtlsIdentity identity,
            Fingerprint peer,
            Consumer<byte[]> wire,
            DtlsThreads threads,
            Listener listener,
            Limits limits) {
        this(identity, peer, wire, threads, listener, limits, LONGEST_HANDSHAKE_MILLIS, LONGEST_STANDSTILL_MILLIS);
    }

    DtlsSession(
            DtlsIdentity identity,
            Fingerprint peer,
            Consumer<byte[]> wire,
            DtlsThreads threads,
            Listener listener,
            Limits limits,
            int timeoutMillis,
            int standstillMillis) {
        this.filter = new RecordFilter(limits);
        this.records = new RecordQueue(wire, standstillMillis);
        this.server = new DtlsServer(identity, peer, timeoutMillis, listener::closed);
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Takes a datagram of the viewer's, or drops it if many wait already.
     *
     * @return whether it is one that a client may send
     */
    public boolean receive(byte[] datagram) {
        synchronized (lock) {
            if (phase == Phase.ENDED) {
                return true;
            }
            if (!filter.accepts(datagram)) {
                return false;
            }
            records.add(datagram);
            if (filter.isNews()) {
                records.news();
            }
        }
        goOn();
        return true;
    }

    /** Has what came looked at, unless that is being done. */
    private void goOn() {
        boolean begins;
        synchronized (lock) {
            begins = phase == Phase.NEW && filter.hasHello();
            if (!begins && (phase != Phase.CONNECTED || feeding || records.isEmpty())) {
                return;
            }
            phase = begins ? Phase.HANDSHAKE : phase;
            feeding = !begins;
        }
        if (begins) {
            run(threads.handshakes(), this::shakeHands);
        } else {
            run(threads.records(), this::feed);
        }
    }

    private void run(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            fail("there is no thread for it");
        }
    }

    private void fail(String reason) {
        if (end()) {
            listener.failed(reason);
        }
    }

    private void shakeHands() {
        if (isEnded()) {
            return;
        }
        DTLSTransport connected;
        try {
            records.beginHandshake();
            connected = new CheckedProtocol().accept(server, records);
            records.endHandshake();
            records.flush();
        } catch (Throwable e) {
            // Bytes of a stranger can bring the library to throw anything, and end the memory that others use too.
            LOG.debug("DTLS handshake", e);
            fail(reason(e));
            return;
        }
        synchronized (lock) {
            if (phase == Phase.ENDED) {
                return;
            }
            phase = Phase.CONNECTED;
            filter.connected();
            transport = Optional.of(connected);
        }
        listener.connected(server.ours(), server.theirs());
        goOn();
    }

    private boolean isEnded() {
        synchronized (lock) {
            return phase == Phase.ENDED;
        }
    }

    private static String reason(Throwable failure) {
        if (failure instanceof TlsFatalAlert && failure.getCause() == null) {
            return failure.getMessage();
        }
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    private boolean end() {
        synchronized (lock) {
            boolean first = phase != Phase.ENDED;
            phase = Phase.ENDED;
            return first;
        }
    }

    /** Lets Bouncy Castle see what came after the handshake, and lets others have their turn. */
    private void feed() {
        for (int seen = 0; seen < RECORDS_AT_ONCE && !records.isEmpty() && !isEnded(); seen++) {
            try {
                byte[] application = new byte[records.getReceiveLimit()];
                transport.orElseThrow().receive(application, 0, application.length, NO_WAIT);
                records.flush();
            } catch (Throwable e) {
                LOG.debug("DTLS after the handshake", e);
            }
        }
        synchronized (lock) {
            feeding = false;
        }
        goOn();
    }

    /** Says goodbye if the handshake was done, ends it if not. Repeatable. */
    @Override
    public void close() {
        if (end()) {
            Optional<DTLSTransport> open;
            synchronized (lock) {
                open = transport;
            }
            open.ifPresentOrElse(connected -> run(threads.records(), () -> sayGoodbye(connected)), records::abort);
        }
    }

    private void sayGoodbye(DTLSTransport connected) {
        try {
            connected.close();
            records.flush();
        } catch (Throwable e) {
            LOG.debug("DTLS goodbye", e);
        }
    }
}
