package org.videostreamer.source.pva;

import java.util.BitSet;
import org.epics.pva.client.ClientChannelState;
import org.epics.pva.client.PVAChannel;
import org.epics.pva.client.PVAClient;
import org.epics.pva.data.PVAStructure;
import org.videostreamer.log.PeerText;
import org.videostreamer.source.SourceException;

/** Watches one PV with a client of its own, and leaves what comes in a slot. Its callbacks run on the client's threads. */
final class PvaMonitor implements AutoCloseable {

    private final String pv;
    private final ByteRoom room;
    private final ArraySlot slot;
    private final PVAClient client;
    private final PVAChannel channel;
    private volatile boolean wasConnected;

    /** Begins to search for the PV. */
    PvaMonitor(String pv, ByteRoom room, ArraySlot slot) throws SourceException {
        this.pv = pv;
        this.room = room;
        this.slot = slot;
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
        } else if (wasConnected && !slot.isClosed()) {
            slot.fail(new SourceException("PV " + pv + ": the connection to its IOC is lost"));
        }
    }

    private void subscribe(PVAChannel from) {
        try {
            // Not pipelined: some servers send nothing then, and the slot keeps only the newest anyway.
            from.subscribe("", 0, this::update);
            slot.connected();
        } catch (Exception e) {
            slot.fail(new SourceException("PV " + pv + " cannot be monitored: " + PeerText.of(e.toString()), e));
        }
    }

    private void update(PVAChannel from, BitSet changes, BitSet overruns, PVAStructure data) {
        long arrived = System.nanoTime();
        if (data == null) {
            slot.fail(new SourceException("PV " + pv + ": its IOC has ended the monitor"));
            return;
        }
        try {
            slot.put(new NtndReader(pv, room).read(data, arrived));
        } catch (SourceException e) {
            slot.fail(e);
        } catch (RuntimeException e) {
            // The client would only log it.
            slot.fail(new SourceException("PV " + pv + " sends what cannot be read: " + PeerText.of(e.toString()), e));
        }
    }

    /** Lets go of the PV and of all connections; may take two seconds if the IOC does not answer. */
    @Override
    public void close() {
        slot.close();
        channel.close();
        client.close();
    }
}
