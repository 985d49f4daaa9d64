package org.videostreamer.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** Viewers of one program by WebRTC, in the benchmark's own process; they decrypt and count pictures without decoding. */
final class RtcAudience implements AutoCloseable {

    private final Server server;
    private final Codec codec;
    private final URI address;
    private final List<RtcViewer> viewers = new ArrayList<>();

    /**
     * What they take, and what they get for it.
     *
     * @param cores of the program
     * @param megabytes that the program holds
     * @param viewersCores of the benchmark, which the viewers are a part of
     */
    record Use(int viewers, double cores, double megabytes, double meanFps, double leastFps, double viewersCores) {

        /** A table for rows of it. */
        static Table table(String name, String title) {
            return Table.of(name, title, 0, "viewers", "cores", "RSS MB", "mean fps", "least fps", "viewers' cores");
        }

        /** The table with this as another row. */
        Table addedTo(Table table) {
            return table.with(
                    Integer.toString(viewers),
                    Numbers.fixed(cores, 3),
                    Numbers.fixed(megabytes, 0),
                    Numbers.fixed(meanFps, 2),
                    Numbers.fixed(leastFps, 2),
                    Numbers.fixed(viewersCores, 2));
        }
    }

    /** Nobody yet, of a program that listens when this returns. */
    RtcAudience(Server server, Codec codec) throws IOException, InterruptedException {
        this.server = server;
        this.codec = codec;
        server.connect().close();
        this.address = URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    /** Lets more come, and waits until the program is warm with them. */
    void growTo(int size) throws InterruptedException {
        Warm warm = Warm.of(viewers.isEmpty());
        while (viewers.size() < size) {
            viewers.add(new RtcViewer(address, ViewerOptions.good(codec).counting()));
        }
        warm.await();
    }

    /** Measures for so long. */
    Use use(long millis) throws IOException, InterruptedException {
        double serverBefore = server.usage().cpuSeconds();
        double ownBefore = ownCpuSeconds();
        List<Integer> before = viewers.stream().map(RtcViewer::decoded).toList();
        long start = System.nanoTime();
        Thread.sleep(millis);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cores = (server.usage().cpuSeconds() - serverBefore) / seconds;
        double own = (ownCpuSeconds() - ownBefore) / seconds;
        double least = Double.MAX_VALUE;
        double sum = 0;
        for (int i = 0; i < viewers.size(); i++) {
            double fps = (viewers.get(i).decoded() - before.get(i)) / seconds;
            least = Math.min(least, fps);
            sum += fps;
        }
        return new Use(viewers.size(), cores, server.usage().residentMegabytes(), sum / viewers.size(), least, own);
    }

    /** Milliseconds from the offer of one more, who decodes, to the first picture; it leaves then. */
    double millisToFirstPicture() throws InterruptedException {
        try (RtcViewer viewer = new RtcViewer(address, ViewerOptions.good(codec))) {
            while (viewer.decoded() == 0) {
                Thread.sleep(1);
            }
            return viewer.millisToFirstPicture();
        }
    }

    @Override
    public void close() {
        viewers.forEach(RtcViewer::close);
    }

    private static double ownCpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }
}
