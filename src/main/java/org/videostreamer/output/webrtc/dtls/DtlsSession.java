package org.videostreamer.output.webrtc.dtls;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;

/**
 * One viewer's DTLS: the handshake, which begins with the first record, and after it whatever the viewer still says:
 * that our last flight was lost, or that it leaves.
 *
 * <p>Bouncy Castle waits for records, so all of it runs on threads of its own, one for a handshake while it lasts and
 * one for a record that comes later. Calls come from any thread and never block.
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

        /** The handshake has failed; the reason is for the log. */
        void failed(String reason);

        /** The viewer has left. */
        void closed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(DtlsSession.class);
    private static final int LONGEST_HANDSHAKE_MILLIS = 15_000;
    /** Bouncy Castle takes 0 for ever. */
    private static final int NO_WAIT = 1;

    private enum Phase {
        NEW,
        HANDSHAKE,
        CONNECTED,
        ENDED
    }

    private final RecordQueue records;
    private final DtlsServer server;
    private final Executor threads;
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
     */
    public DtlsSession(
            DtlsIdentity identity, Fingerprint peer, Consumer<byte[]> wire, Executor threads, Listener listener) {
        this(identity, peer, wire, threads, listener, LONGEST_HANDSHAKE_MILLIS);
    }

    DtlsSession(
            DtlsIdentity identity,
            Fingerprint peer,
            Consumer<byte[]> wire,
            Executor threads,
            Listener listener,
            int timeoutMillis) {
        this.records = new RecordQueue(wire);
        this.server = new DtlsServer(identity, peer, timeoutMillis, listener::closed);
        this.threads = threads;
        this.listener = listener;
    }

    /** Takes a datagram of the viewer's, or drops it if many wait already. */
    public void receive(byte[] datagram) {
        Optional<Runnable> task = Optional.empty();
        synchronized (lock) {
            if (phase == Phase.ENDED) {
                return;
            }
            records.add(datagram);
            if (phase == Phase.NEW) {
                phase = Phase.HANDSHAKE;
                task = Optional.of(this::shakeHands);
            } else if (phase == Phase.CONNECTED && !feeding) {
                feeding = true;
                task = Optional.of(this::feed);
            }
        }
        task.ifPresent(threads::execute);
    }

    private void shakeHands() {
        DTLSTransport connected;
        try {
            connected = new DTLSServerProtocol().accept(server, records);
            records.flush();
        } catch (IOException | RuntimeException e) {
            // Bytes of a stranger can bring the library to throw anything.
            records.flush();
            LOG.debug("DTLS handshake", e);
            if (end()) {
                listener.failed(reason(e));
            }
            return;
        }
        synchronized (lock) {
            if (phase == Phase.ENDED) {
                return;
            }
            phase = Phase.CONNECTED;
            transport = Optional.of(connected);
        }
        listener.connected(server.ours(), server.theirs());
    }

    private static String reason(Exception failure) {
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

    /** Lets Bouncy Castle see what came after the handshake. */
    private void feed() {
        byte[] application = new byte[records.getReceiveLimit()];
        while (true) {
            try {
                transport.orElseThrow().receive(application, 0, application.length, NO_WAIT);
            } catch (IOException | RuntimeException e) {
                LOG.debug("DTLS after the handshake", e);
            }
            records.flush();
            synchronized (lock) {
                if (records.isEmpty() || phase == Phase.ENDED) {
                    feeding = false;
                    return;
                }
            }
        }
    }

    /** Says goodbye if the handshake was done, ends it if not. Repeatable. */
    @Override
    public void close() {
        if (end()) {
            Optional<DTLSTransport> open;
            synchronized (lock) {
                open = transport;
            }
            open.ifPresentOrElse(connected -> threads.execute(() -> sayGoodbye(connected)), records::abort);
        }
    }

    private void sayGoodbye(DTLSTransport connected) {
        try {
            connected.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("DTLS goodbye", e);
        }
        records.flush();
    }
}
