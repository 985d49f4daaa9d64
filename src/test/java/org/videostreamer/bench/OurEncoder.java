package org.videostreamer.bench;

import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.OptionalInt;
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

/** Our encoders, on one thread as in a rendition: a new frame for each picture, so nothing is converted only once. */
final class OurEncoder implements ComparedEncoder {

    private static final int FPS = 25;
    private static final int QUALITY = 4;
    /** Of those codecs that have a bit rate: all are compared at constant quality. */
    private static final OptionalInt CONSTANT = OptionalInt.of(0);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final EncoderFactory factory = new EncoderFactory();

    @Override
    public EncodeCost encode(Codec codec, RawClip clip, int frames) throws IOException {
        long bytes = 0;
        long before = threads.getCurrentThreadCpuTime();
        try (FileChannel file = FileChannel.open(clip.file());
                PixelsPool pool = new PixelsPool();
                Encoder encoder = factory.create(new Settings(codec, QUALITY, CONSTANT, false), () -> FPS)) {
            for (int number = 0; number < frames; number++) {
                Frame frame = Frame.ofPixels(number, times(number), read(file, clip, number, pool));
                EncodedFrame encoded = encoder.encode(frame, false);
                bytes += encoded.bytes().readableBytes();
                encoded.release();
                frame.release();
            }
        }
        long spent = threads.getCurrentThreadCpuTime() - before;
        return new EncodeCost(spent / 1e6 / frames, (double) bytes / frames);
    }

    private static FrameTimes times(int number) {
        return new FrameTimes(number * 1_000_000L / FPS, number * 1_000_000_000L / FPS);
    }

    private static Pixels read(FileChannel file, RawClip clip, int number, PixelsPool pool) throws IOException {
        Pixels pixels = pool.take(PixelFormat.BGR24, clip.size());
        ByteBuffer bytes = pixels.bytes();
        long start = (long) number % clip.frames() * clip.frameBytes();
        while (bytes.hasRemaining()) {
            if (file.read(bytes, start + bytes.position()) < 0) {
                throw new EOFException(clip.file() + " is too short");
            }
        }
        return pixels;
    }
}
