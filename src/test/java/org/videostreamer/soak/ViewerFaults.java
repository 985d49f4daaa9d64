package org.videostreamer.soak;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.videostreamer.bench.Watching;

/** Viewers who are too many, too slow or half gone; they watch the stream whose undisturbed viewers are looked at. */
final class ViewerFaults {

    private static final int CROWD_SECONDS = 60;
    private static final int CROWD_THREADS = 16;
    private static final int CROWD_A_SECOND = 500;
    private static final int SECONDS = 20;
    /** Beyond the time after which a viewer that takes nothing is disconnected. */
    private static final int STUCK_SECONDS = 35;

    private static final int MANY = 50;
    private static final int FIRST_ADDRESS = 30;
    private static final int BYTES_A_LOOK = 100;
    private static final long LOOK_MILLIS = 100;
    private static final long LONG_MILLIS = 600_000;

    private ViewerFaults() {}

    static List<FaultCase> all() {
        AtomicInteger came = new AtomicInteger();
        return List.of(
                of(
                        CROWD_A_SECOND + " viewers come and go each second, for a minute",
                        "QuickViewersTest",
                        CROWD_SECONDS,
                        came,
                        new Crowd(CROWD_THREADS, (port, number, rest) -> comeAndGo(port, number, rest, came))),
                of(
                        MANY + " viewers that read 1 kB a second",
                        "ViewersTest",
                        STUCK_SECONDS,
                        new Crowd(MANY, ViewerFaults::readSlowly)),
                of(
                        MANY + " viewers that stop reading",
                        "StuckViewersTest",
                        STUCK_SECONDS,
                        new Crowd(MANY, ViewerFaults::stopReading)),
                of(
                        MANY + " viewers with half-closed sockets",
                        "StuckViewersTest",
                        SECONDS,
                        new Crowd(MANY, ViewerFaults::halfClose)));
    }

    private static FaultCase of(String what, String test, int seconds, Crowd crowd) {
        return new FaultCase(what, test, SoakRun.CALM, seconds, crowd::begin, stage -> crowd.end());
    }

    /** The same, and tells how many of a crowd came: a busy machine lets fewer. */
    private static FaultCase of(String what, String test, int seconds, AtomicInteger came, Crowd crowd) {
        return new FaultCase(what, test, SoakRun.CALM, seconds, crowd::begin, stage -> {
            crowd.end();
            Soak.progress(came.get() + " came and went in " + seconds + " seconds");
        });
    }

    /** A part of those of a second, one after the other at an even pace. */
    private static void comeAndGo(int port, int number, Repeating.Rest rest, AtomicInteger came)
            throws IOException, InterruptedException {
        long interval = 1_000_000_000L * CROWD_THREADS / CROWD_A_SECOND;
        long next = System.nanoTime();
        for (int viewer = 0; rest.sleep(0); viewer++) {
            next += interval;
            LockSupport.parkNanos(next - System.nanoTime());
            Watching watching = viewer % 2 == 0 ? Watching.MJPEG : Watching.MPEG1;
            PeerSocket socket = new PeerSocket(port, FIRST_ADDRESS + number);
            socket.watch(watching, SoakRun.CALM).read(BYTES_A_LOOK);
            socket.reset();
            came.incrementAndGet();
        }
    }

    private static void readSlowly(int port, int number, Repeating.Rest rest) throws IOException, InterruptedException {
        try (PeerSocket socket = new PeerSocket(port, FIRST_ADDRESS + number)) {
            socket.watch(watching(number), SoakRun.CALM);
            while (socket.read(BYTES_A_LOOK) >= 0 && rest.sleep(LOOK_MILLIS)) {
                // slowly on
            }
        }
    }

    private static void stopReading(int port, int number, Repeating.Rest rest)
            throws IOException, InterruptedException {
        try (PeerSocket socket = new PeerSocket(port, FIRST_ADDRESS + number)) {
            socket.watch(watching(number), SoakRun.CALM);
            rest.sleep(LONG_MILLIS);
        }
    }

    private static void halfClose(int port, int number, Repeating.Rest rest) throws IOException, InterruptedException {
        try (PeerSocket socket = new PeerSocket(port, FIRST_ADDRESS + number)) {
            socket.watch(watching(number), SoakRun.CALM).halfClose().read(LONG_MILLIS, rest);
        }
    }

    private static Watching watching(int number) {
        return number % 2 == 0 ? Watching.MJPEG : Watching.MPEG1;
    }
}
