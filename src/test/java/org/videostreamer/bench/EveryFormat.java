package org.videostreamer.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** One viewer of each format, all of one stream, and how long each is without a new picture. */
final class EveryFormat implements AutoCloseable {

    private final List<ViewerThread> streamed = new ArrayList<>();
    private final List<RtcViewer> byWebRtc = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * Begins to watch.
     *
     * @param stream its name; empty where there is one alone
     */
    EveryFormat(Server server, String stream) throws IOException, InterruptedException {
        for (Watching watching : Watching.values()) {
            ViewerThread viewer = new ViewerThread(server, watching, stream);
            streamed.add(viewer);
            gaps.add(new Gap(watching.toString(), viewer::pictures));
        }
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/offer/" + stream);
        for (Codec codec : List.of(Codec.VP8, Codec.H264)) {
            RtcViewer viewer = new RtcViewer(address, ViewerOptions.good(codec).counting());
            byWebRtc.add(viewer);
            gaps.add(new Gap(codec.toString(), viewer::decoded));
        }
    }

    /** Waits until all have seen a picture. */
    void awaitPictures() throws InterruptedException {
        while (!gaps.stream().allMatch(Gap::hasBegun)) {
            Thread.sleep(1);
        }
    }

    /** Looks every millisecond for so long how many pictures came, and tells the longest that none came, by format. */
    List<Gap> watch(long nanos) throws InterruptedException {
        gaps.forEach(Gap::begin);
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.sleep(1);
            gaps.forEach(Gap::look);
        }
        return List.copyOf(gaps);
    }

    @Override
    public void close() throws IOException {
        byWebRtc.forEach(RtcViewer::close);
        for (ViewerThread viewer : streamed) {
            viewer.close();
        }
    }
}
