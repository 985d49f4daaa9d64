package org.videostreamer.source.pva;

import java.util.Optional;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.limits.Limit;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.source.ClientHandover;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.SourceException;

/**
 * One NTNDArray PV, from the search for it to the loss of its connection. The client's thread copies each update and hands it
 * over; the camera's thread takes the newest, decompresses, converts and delivers.
 */
final class PvaSource implements FrameSource {

    private static final String IDLE = "no new picture; is the detector acquiring, with its PVA plugin enabled?";

    private final String pv;
    private final Timeouts timeouts;
    private final PvHistory history;
    private final ByteArrayPool arrayPool = new ByteArrayPool();
    private final ClientHandover<NtndArray> arrays = new ClientHandover<>(array -> arrayPool.giveBack(array.data()));

    PvaSource(String pv, Timeouts timeouts, PvHistory history) {
        this.pv = pv;
        this.timeouts = timeouts;
        this.history = history;
    }

    @Override
    public void run(FrameSink sink) throws SourceException, InterruptedException {
        NativeLibraries.loadOpenCv();
        PvaLog.connect();
        if (arrays.isClosed()) {
            return;
        }
        NtndReader reader = new NtndReader(pv, arrayPool, sink.limits().intOf(Limit.PVA_ARRAY_BYTES));
        try (ArrayDelivery delivery = new ArrayDelivery(sink, new BadArrays(pv), arrayPool);
                PvaMonitor monitor = new PvaMonitor(pv, arrayPool, reader, arrays)) {
            if (!history.isMissing()) {
                sink.waiting("searching for PV " + pv);
            }
            if (arrays.awaitConnected(timeouts.connect().toNanos())) {
                history.missing(false);
                watch(sink, delivery);
            } else if (!arrays.isClosed()) {
                history.missing(true);
                throw new SourceException(
                        "no answer for PV " + pv + ": no IOC serves it, or EPICS_PVA_ADDR_LIST does not reach it");
            }
        }
    }

    private void watch(FrameSink sink, ArrayDelivery delivery) throws SourceException, InterruptedException {
        // A monitor begins with what the PV holds: a server that does not send even that hangs.
        Optional<NtndArray> next = arrays.take(timeouts.read().toNanos());
        if (next.isEmpty() && !arrays.isClosed()) {
            throw new SourceException("PV " + pv + " is connected, but its IOC sends no value");
        }
        boolean first = true;
        boolean live = false;
        while (next.isPresent()) {
            NtndArray array = next.get();
            Optional<String> trouble =
                    first && history.isOld(array.stamp()) ? Optional.of(IDLE) : show(array, delivery);
            live |= trouble.isEmpty();
            if (!live) {
                sink.waiting("PV " + pv + ": " + trouble.orElse(""));
            }
            arrayPool.giveBack(array.data());
            first = false;
            next = arrays.take(Long.MAX_VALUE);
        }
    }

    /** Delivers; gives the reason if there was nothing to deliver. */
    private Optional<String> show(NtndArray array, ArrayDelivery delivery) {
        if (array.isEmpty()) {
            return Optional.of(IDLE);
        }
        Optional<String> trouble = delivery.deliver(array);
        if (trouble.isEmpty()) {
            history.shown(array.stamp());
        }
        return trouble;
    }

    @Override
    public void close() {
        arrays.close();
    }
}
