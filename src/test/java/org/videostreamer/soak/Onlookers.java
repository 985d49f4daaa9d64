package org.videostreamer.soak;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.videostreamer.bench.Gap;
import org.videostreamer.bench.Watching;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/**
 * One viewer of each format of a stream to which nothing is done, and the longest that each was without a new picture. Any
 * thread.
 */
final class Onlookers implements AutoCloseable {

    private static final int LOOK_MILLIS = 2;

    private final List<SocketWatcher> streamed = new ArrayList<>();
    private final List<RtcViewer> byWebRtc = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Thread thread = new Thread(this::look, "onlookers");
    private volatile boolean over;

    /** Begins to watch, and returns once all have seen pictures. */
    Onlookers(int port, String stream) throws IOException, InterruptedException {
        for (Watching watching : Watching.values()) {
            SocketWatcher watcher = new SocketWatcher(port, watching, stream);
            streamed.add(watcher);
            gaps.add(new Gap(watching.toString(), watcher::pictures));
        }
        URI offers = URI.create("http://127.0.0.1:" + port + "/offer/" + stream);
        for (Codec codec : List.of(Codec.VP8, Codec.H264)) {
            RtcViewer viewer = new RtcViewer(offers, ViewerOptions.good(codec).counting());
            byWebRtc.add(viewer);
            gaps.add(new Gap(codec.toString(), viewer::decoded));
        }
        while (!gaps.stream().allMatch(Gap::hasBegun)) {
            Thread.sleep(LOOK_MILLIS);
        }
        begin();
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        try {
            while (!over) {
                Thread.sleep(LOOK_MILLIS);
                synchronized (this) {
                    gaps.forEach(Gap::look);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets what was, and begins anew. */
    synchronized void begin() {
        gaps.forEach(Gap::begin);
    }

    /** The longest of each format since it began, in milliseconds. */
    synchronized Map<String, Double> longestMillis() {
        Map<String, Double> all = new LinkedHashMap<>();
        gaps.forEach(gap -> all.put(gap.format(), gap.longestMillis()));
        return all;
    }

    /** The longest of all. */
    double longest() {
        return longestMillis().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        over = true;
        byWebRtc.forEach(RtcViewer::close);
        for (SocketWatcher watcher : streamed) {
            watcher.close();
        }
    }
}
