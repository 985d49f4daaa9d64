package org.videostreamer.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.FrameSink;

/** Remembers what a source delivered; enough for the few pictures of a test. */
public final class RecordingSink implements FrameSink {

    /**
     * What is left of a frame after its release.
     *
     * @param jpeg the file as the camera sent it, empty if it sent none
     */
    public record Picture(long number, Instant time, Size size, byte[] jpeg) {}

    private static final int MOST = 5_000;

    private final PixelsPool pool;
    private final List<Picture> pictures = new CopyOnWriteArrayList<>();

    private final List<String> waits = new CopyOnWriteArrayList<>();

    /** With the default limits. */
    public RecordingSink() {
        this(new Limits());
    }

    /** @param limits how far the source may go */
    public RecordingSink(Limits limits) {
        pool = new PixelsPool(limits);
    }

    @Override
    public void waiting(String reason) {
        waits.add(reason);
    }

    /** What it has waited for so far. */
    public List<String> waits() {
        return List.copyOf(waits);
    }

    @Override
    public void accept(Frame frame) {
        if (pictures.size() < MOST) {
            byte[] jpeg = frame.jpeg().map(RecordingSink::bytes).orElseGet(() -> new byte[0]);
            pictures.add(new Picture(frame.number(), frame.times().source(), frame.size(), jpeg));
        }
    }

    private static byte[] bytes(ByteBuf buffer) {
        return ByteBufUtil.getBytes(buffer);
    }

    @Override
    public PixelsPool pool() {
        return pool;
    }

    /** All pictures so far, the oldest first. */
    public List<Picture> pictures() {
        return List.copyOf(pictures);
    }
}
