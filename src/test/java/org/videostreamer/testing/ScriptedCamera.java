package org.videostreamer.testing;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;
import org.videostreamer.source.SourceException;

/** {@code script://NAME}: cameras that do what a test says, found as plug-ins are. */
public final class ScriptedCamera implements FrameSourceProvider {

    /** What a camera does from its start to its end. */
    public interface Script {
        void run(FrameSink sink, CountDownLatch closed) throws SourceException, InterruptedException;
    }

    private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();

    /**
     * A new camera.
     *
     * @return its URI
     */
    public static String uri(Script script) {
        String uri = "script://" + UUID.randomUUID() + "/";
        SCRIPTS.put(uri, script);
        return uri;
    }

    /** Shows a picture of this size again and again, until it is closed. */
    public static void show(FrameSink sink, CountDownLatch closed, Size size) throws InterruptedException {
        for (long number = 0; !closed.await(20, TimeUnit.MILLISECONDS); number++) {
            Frame frame = Pictures.frame(number, size, new int[] {0, 0, 200}, new int[] {200, 0, 0}, sink.pool());
            sink.accept(frame);
            frame.release();
        }
    }

    @Override
    public Set<String> schemes() {
        return Set.of("script");
    }

    @Override
    public FrameSource open(CameraConfig config) {
        Script script = SCRIPTS.get(config.uri().toString());
        CountDownLatch closed = new CountDownLatch(1);
        return new FrameSource() {
            @Override
            public void run(FrameSink sink) throws SourceException, InterruptedException {
                script.run(sink, closed);
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }
}
