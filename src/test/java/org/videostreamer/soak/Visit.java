package org.videostreamer.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.videostreamer.bench.Watching;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.webrtc.RtcViewer;
import org.videostreamer.testing.webrtc.ViewerOptions;

/** The ways in which a well-behaved viewer looks at a stream for a while. */
enum Visit {
    MJPEG((port, stream, millis, rest) -> watch(port, Watching.MJPEG, stream, millis, rest)),
    MPEG1((port, stream, millis, rest) -> watch(port, Watching.MPEG1, stream, millis, rest)),
    /** In a view of its own, which is encoded for it alone. */
    SMALL((port, stream, millis, rest) -> read(port, "/video/" + stream + "?size=160,0&fps=5", millis, rest)),
    VP8((port, stream, millis, rest) -> watch(port, Codec.VP8, stream, millis, rest)),
    H264((port, stream, millis, rest) -> watch(port, Codec.H264, stream, millis, rest)),
    SNAPSHOT((port, stream, millis, rest) -> read(port, "/snapshot/" + stream + "?format=png", 1_000, rest)),
    CLIP((port, stream, millis, rest) -> read(port, "/clip/" + stream, 1_000, rest)),
    META((port, stream, millis, rest) -> read(port, "/meta/" + stream + "?statistics=1", millis, rest)),
    EVENTS((port, stream, millis, rest) -> read(port, "/api/events", millis, rest)),
    TILES(Visit::showTiles);

    private static final int TEXT = 1;

    private final Way way;

    /** Looks. */
    private interface Way {
        void look(int port, String stream, long millis, Repeating.Rest rest) throws IOException, InterruptedException;
    }

    Visit(Way way) {
        this.way = way;
    }

    /** Comes, looks for so long and goes, earlier if it is over. */
    void pay(int port, String stream, long millis, Repeating.Rest rest) throws IOException, InterruptedException {
        way.look(port, stream, millis, rest);
    }

    private static void watch(int port, Watching watching, String stream, long millis, Repeating.Rest rest)
            throws IOException, InterruptedException {
        try (PeerSocket socket = new PeerSocket(port)) {
            socket.watch(watching, stream).read(millis, rest);
        }
    }

    private static void watch(int port, Codec codec, String stream, long millis, Repeating.Rest rest)
            throws InterruptedException {
        URI offers = URI.create("http://127.0.0.1:" + port + "/offer/" + stream);
        try (RtcViewer viewer =
                new RtcViewer(offers, ViewerOptions.good(codec).losing(0.01).counting())) {
            rest.sleep(millis);
        }
    }

    private static void read(int port, String path, long millis, Repeating.Rest rest)
            throws IOException, InterruptedException {
        try (PeerSocket socket = new PeerSocket(port)) {
            socket.get(path).read(millis, rest);
        }
    }

    private static void showTiles(int port, String stream, long millis, Repeating.Rest rest)
            throws IOException, InterruptedException {
        try (PeerSocket socket = new PeerSocket(port)) {
            socket.upgrade("/api/tiles")
                    .frame(TEXT, ("{\"show\":[\"" + stream + "\",\"calm\"]}").getBytes(StandardCharsets.UTF_8))
                    .read(millis, rest);
        }
    }
}
