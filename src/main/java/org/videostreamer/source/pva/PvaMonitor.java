package org.videostreamer.source.pva;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import org.epics.pva.client.ClientChannelState;
import org.epics.pva.client.PVAChannel;
import org.epics.pva.client.PVAClient;
import org.epics.pva.data.PVAStructure;
import org.videostreamer.log.PeerText;
import org.videostreamer.source.ClientHandover;
import org.videostreamer.source.SourceException;

/** Watches one PV with a client of its own, and hands over what comes. Its callbacks run on the client's threads. */
final class PvaMonitor implements AutoCloseable {

    /** Between two subscriptions, in nanoseconds. */
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final String pv;
    private final ByteArrayPool arrayPool;
    private final NtndReader reader;
    private final ClientHandover<NtndArray> arrays;
    private final PVAClient client;
    private final PVAChannel channel;
    private volatile boolean wasConnected;
    private Optional<AutoCloseable> subscription = Optional.empty();
    private long mayBeginAnew = System.nanoTime();

    /**
     * Begins to search for the PV.
     *
     * @param reader copies what comes into memory of the pool
     */
    PvaMonitor(String pv, ByteArrayPool arrayPool, NtndReader reader, ClientHandover<NtndArray> arrays)
            throws SourceException {
        this.pv = pv;
        this.arrayPool = arrayPool;
        this.reader = reader;
        this.arrays = arrays;
        try {
            this.client = new PVAClient();
        } catch (Exception e) {
            throw new SourceException("the EPICS PVAccess client cannot start: " + e.getMessage(), e);
        }
        boolean searching = false;
        try {
            this.channel = client.getChannel(pv, this::changed);
            searching = true;
        } finally {
            if (!searching) {
                client.close();
            }
        }
    }

    private void changed(PVAChannel from, ClientChannelState state) {
        if (state == ClientChannelState.CONNECTED) {
            wasConnected = true;
            subscribe(from);
        } else if (wasConnected && !arrays.isClosed()) {
            arrays.fail(new SourceException("PV " + pv + ": the connection to its IOC is lost"));
        }
    }

    private synchronized void subscribe(PVAChannel from) {
        try {
            // Not pipelined: some servers send nothing then, and only the newest is kept anyway.
            subscription = Optional.of(from.subscribe("", 0, this::update));
            arrays.connected();
        } catch (Exception e) {
            arrays.fail(new SourceException("PV " + pv + " cannot be monitored: " + PeerText.of(e.toString()), e));
        }
    }

    /**
     * Subscribes once more, once a second at most. A monitor begins with all that the PV holds and goes on with what
     * changes, but a server that is busy may leave out the beginning; then what never changes is never told.
     *
     * @return whether it did
     */
    private synchronized boolean beginAnew(PVAChannel from) throws Exception {
        long now = System.nanoTime();
        if (now - mayBeginAnew < 0 || subscription.isEmpty()) {
            return false;
        }
        mayBeginAnew = now + PAUSE;
        subscription.get().close();
        subscribe(from);
        return true;
    }

    private void update(PVAChannel from, BitSet changes, BitSet overruns, PVAStructure data) {
        long arrived = System.nanoTime();
        if (data == null) {
            arrays.fail(new SourceException("PV " + pv + ": its IOC has ended the monitor"));
            return;
        }
        try {
            NtndArray array = reader.read(data, arrived);
            if (array.lacksItsBeginning() && beginAnew(from)) {
                arrayPool.giveBack(array.data());
            } else {
                arrays.put(array);
            }
        } catch (SourceException e) {
            arrays.fail(e);
        } catch (Exception e) {
            // The client would only log it.
            arrays.fail(
                    new SourceException("PV " + pv + " sends what cannot be read: " + PeerText.of(e.toString()), e));
        }
    }

    /** Lets go of the PV and of all connections; may take two seconds if the IOC does not answer. */
    @Override
    public void close() {
        arrays.close();
        channel.close();
        client.close();
    }
}
