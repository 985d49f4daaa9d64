package org.videostreamer.source.pva;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.epics.pva.data.PVAStructure;
import org.epics.pva.server.PVAServer;
import org.epics.pva.server.ServerPV;
import org.videostreamer.frame.Size;

/** A simulated areaDetector: an NTNDArray PV on a server of its own. */
final class PvaSimulator implements AutoCloseable {

    private final PVAServer server;
    private final ServerPV pv;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated detector");
        thread.setDaemon(true);
        return thread;
    });

    /** Serves a PV that holds the structure. */
    PvaSimulator(String name, PVAStructure first) {
        try {
            server = new PVAServer();
            pv = server.createPV(name, first);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Serves a PV and acquires at a rate; the function gets the numbers from {@code first} on. */
    static PvaSimulator acquiring(String name, long first, int fps, LongFunction<DetectorFrame> shots) {
        PvaSimulator simulator = new PvaSimulator(name, NtndBuilder.of(shots.apply(first)));
        AtomicLong number = new AtomicLong(first);
        simulator.clock.scheduleAtFixedRate(
                () -> simulator.post(NtndBuilder.of(shots.apply(number.incrementAndGet()))),
                0,
                1_000_000 / fps,
                TimeUnit.MICROSECONDS);
        return simulator;
    }

    void post(PVAStructure value) {
        try {
            pv.update(value);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        pv.close();
        server.close();
    }

    /**
     * Serves a moving test card until it is stopped.
     *
     * @param arguments PV name, WIDTHxHEIGHT, pictures a second, colour mode, element type, codec; each may be left out
     */
    public static void main(String[] arguments) throws InterruptedException {
        String name = argument(arguments, 0, "SIM:Pva1:Image");
        String[] sides = argument(arguments, 1, "1024x768").split("x");
        Size size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        int fps = Integer.parseInt(argument(arguments, 2, "10"));
        ColorMode mode = ColorMode.valueOf(argument(arguments, 3, "RGB1").toUpperCase(Locale.ROOT));
        ScalarType type = ScalarType.valueOf(argument(arguments, 4, "UBYTE").toUpperCase(Locale.ROOT));
        String codec = argument(arguments, 5, "");
        PvaLog.connect();
        try (PvaSimulator simulator =
                acquiring(name, 0, fps, number -> new DetectorFrame(number, Instant.now(), size, mode, type, codec))) {
            System.out.println("serving pva://" + simulator.pv.getName() + "; stop with Ctrl-C");
            Thread.currentThread().join();
        }
    }

    private static String argument(String[] arguments, int index, String otherwise) {
        return index < arguments.length ? arguments[index] : otherwise;
    }
}
