package org.videostreamer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.videostreamer.codec.Encoder;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.codec.EncoderFactory.Settings;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.source.SourceException;
import org.videostreamer.testing.RespClient;

/** JPEG pictures of the sample clip as messages, published at a steady rate as a camera program would. */
final class Publications {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int FINE = 2;

    private final List<byte[]> messages;
    private int next;

    private Publications(List<byte[]> messages) {
        this.messages = messages;
    }

    static Publications of(Size size) throws IOException, SourceException, InterruptedException {
        List<byte[]> messages = new ArrayList<>();
        try (RawClip clip = Content.SAMPLE_CLIP.record(size);
                FileChannel file = FileChannel.open(clip.file());
                PixelsPool pool = new PixelsPool();
                Encoder encoder = new EncoderFactory().create(new Settings(Codec.MJPEG, FINE, false), () -> 0)) {
            for (int i = 0; i < clip.frames(); i++) {
                Pixels pixels = pool.take(PixelFormat.BGR24, size);
                ByteBuffer bytes = pixels.bytes();
                while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                    // until the picture is whole
                }
                Frame frame = Frame.ofPixels(i, FrameTimes.now(), pixels);
                EncodedFrame encoded = encoder.encode(frame, false);
                byte[] jpeg = new byte[encoded.pictureLength()];
                encoded.picture().readBytes(jpeg);
                messages.add(message(jpeg, size));
                encoded.release();
                frame.release();
            }
        }
        return new Publications(messages);
    }

    private static byte[] message(byte[] jpeg, Size size) {
        String text = "{\"data\": \"" + Base64.getEncoder().encodeToString(jpeg) + "\", \"size\": [" + size.height()
                + ", " + size.width() + "]}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Publishes at 20 a second and returns when each was begun, in nanoseconds of {@link System#nanoTime()}. */
    List<Long> publish(RespClient redis, String channel, int count) throws InterruptedException {
        List<Long> begun = new ArrayList<>();
        long due = System.nanoTime();
        for (int i = 0; i < count; i++) {
            byte[] message = messages.get(next++ % messages.size());
            begun.add(System.nanoTime());
            redis.publish(channel, message);
            due += INTERVAL_NANOS;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        return begun;
    }
}
