package org.videostreamer.source.pva;

import java.util.Optional;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.limits.Limit;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/**
 * One NTNDArray PV, from the search for it to the loss of its connection. The client's thread copies each update into a
 * slot; the camera's thread takes the newest, decompresses, converts and delivers.
 */
final class PvaSource implements FrameSource {

    private static final String IDLE = "no new picture; is the detector acquiring, with its PVA plugin enabled?";

    private final String pv;
    private final Timeouts timeouts;
    private final PvMemory memory;
    private final ByteRoom room = new ByteRoom();
    private final ArraySlot slot = new ArraySlot(room);

    PvaSource(String pv, Timeouts timeouts, PvMemory memory) {
        this.pv = pv;
        this.timeouts = timeouts;
        this.memory = memory;
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        NativeLibraries.loadOpenCv();
        PvaLog.connect();
        if (slot.isClosed()) {
            return;
        }
        NtndReader reader = new NtndReader(pv, room, sink.limits().intOf(Limit.PVA_ARRAY_BYTES));
        try (ArrayDelivery delivery = new ArrayDelivery(sink, new BadArrays(pv), room);
                PvaMonitor monitor = new PvaMonitor(pv, room, reader, slot)) {
            if (!memory.isMissing()) {
                sink.waiting("searching for PV " + pv);
            }
            if (slot.awaitConnected(timeouts.connect().toNanos())) {
                memory.missing(false);
                watch(sink, delivery);
            } else if (!slot.isClosed()) {
                memory.missing(true);
                throw new SourceException(
                        "no answer for PV " + pv + ": no IOC serves it, or EPICS_PVA_ADDR_LIST does not reach it");
            }
        }
    }

    private void watch(FrameSink sink, ArrayDelivery delivery) throws SourceException, InterruptedException {
        // A monitor begins with what the PV holds: a server that does not send even that hangs.
        Optional<NtndArray> next = slot.take(timeouts.read().toNanos());
        if (next.isEmpty() && !slot.isClosed()) {
            throw new SourceException("PV " + pv + " is connected, but its IOC sends no value");
        }
        boolean first = true;
        boolean live = false;
        while (next.isPresent()) {
            NtndArray array = next.get();
            Optional<String> trouble = first && memory.isOld(array.stamp()) ? Optional.of(IDLE) : show(array, delivery);
            live |= trouble.isEmpty();
            if (!live) {
                sink.waiting("PV " + pv + ": " + trouble.orElse(""));
            }
            room.giveBack(array.data());
            first = false;
            next = slot.take(Long.MAX_VALUE / 2);
        }
    }

    /** Delivers; gives the reason if there was nothing to deliver. */
    private Optional<String> show(NtndArray array, ArrayDelivery delivery) {
        if (array.isEmpty()) {
            return Optional.of(IDLE);
        }
        Optional<String> trouble = delivery.deliver(array);
        if (trouble.isEmpty()) {
            memory.shown(array.stamp());
        }
        return trouble;
    }

    @Override
    public void close() {
        slot.close();
    }
}
