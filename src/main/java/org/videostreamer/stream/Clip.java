package org.videostreamer.stream;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.videostreamer.codec.ClipFile;
import org.videostreamer.frame.EncodedFrame;

/**
 * Pictures of a stream that were recorded, one behind the other, the first a keyframe. They share the memory of what was sent
 * to viewers, until this is closed; what it tells of itself stays. Any thread.
 */
public final class Clip implements AutoCloseable {

    private final List<EncodedFrame> pictures;

    /** @param pictures one at least, whose ownership passes to this */
    Clip(List<EncodedFrame> pictures) {
        this.pictures = pictures;
    }

    /** The file that holds them. */
    public ClipFormat format() {
        return ClipFormat.of(first().codec());
    }

    /** How many there are. */
    public int pictures() {
        return pictures.size();
    }

    /** About how many bytes their file will have. */
    public long bytes() {
        return ClipFile.bytesOf(pictures);
    }

    /** When the first was taken. */
    public Instant begin() {
        return first().times().source();
    }

    /** From the arrival of the first to that of the last. */
    public Duration length() {
        return Duration.ofNanos(pictures.get(pictures.size() - 1).times().arrivedNanos()
                - first().times().arrivedNanos());
    }

    private EncodedFrame first() {
        return pictures.get(0);
    }

    /**
     * Makes the file, which takes milliseconds: not for an event loop.
     *
     * @return direct memory that the caller owns
     * @throws org.videostreamer.frame.PictureException if that is impossible
     */
    public ByteBuf file() {
        return ClipFile.of(pictures);
    }

    /** Lets the pictures go; once. */
    @Override
    public void close() {
        pictures.forEach(EncodedFrame::release);
    }
}
