package org.videostreamer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Tone;
import org.videostreamer.config.ToneWindow;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;
import org.videostreamer.measure.Statistics;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;

/** Our side of what is measured with pictures of many bits: by turns some pictures that together are in no cache. */
final class DepthWork implements AutoCloseable {

    /** Of 12 bits and a little more. */
    private static final ToneWindow WINDOW = new ToneWindow.Fixed(100, 3900);

    private static final int PICTURES = 8;
    private static final int WIDTH = 800;

    private final PixelsPool pool = new PixelsPool();
    private final List<Pixels> pictures = new ArrayList<>();
    private final SampleRange range;
    private long number;

    DepthWork(PixelFormat format, Size size) {
        range = format == PixelFormat.GRAY_F32
                ? SampleRange.told(format.samples(), 0, 4095)
                : SampleRange.ofBits(format.samples(), 12);
        Random random = new Random(1);
        for (int i = 0; i < PICTURES; i++) {
            pictures.add(pool.make(format, size, pixels -> fill(pixels, random)));
        }
    }

    /** Noise of a dim picture with a few bright spots. */
    private static void fill(Pixels pixels, Random random) {
        ByteBuffer bytes = pixels.bytes();
        while (bytes.hasRemaining()) {
            int sample = Math.max(0, Math.min(4095, (int) (1000 + 300 * random.nextGaussian())));
            if (pixels.format() == PixelFormat.GRAY_F32) {
                bytes.putFloat(sample);
            } else {
                bytes.putShort((short) sample);
            }
        }
    }

    /** Writes the pictures one behind the other, in the machine's byte order. */
    void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (Pixels picture : pictures) {
                ByteBuffer bytes = picture.bytes();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    /** What one picture takes: the median of as many as fit, after as long for the JVM's compiler. */
    double millis(DepthJob job, long nanos) {
        try (Viewing viewing = new Viewing(view(job))) {
            repeat(job, viewing, nanos);
            return Numbers.median(repeat(job, viewing, nanos));
        }
    }

    private List<Double> repeat(DepthJob job, Viewing viewing, long nanos) {
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        while (millis.isEmpty() || System.nanoTime() < end) {
            Pixels samples = pictures.get((int) (number % PICTURES)).retain();
            Frame frame = Frame.ofPixels(number++, FrameTimes.now(), samples).withRange(range);
            long began = System.nanoTime();
            run(job, frame, viewing);
            millis.add((System.nanoTime() - began) / 1e6);
            frame.release();
        }
        return millis;
    }

    private void run(DepthJob job, Frame frame, Viewing viewing) {
        switch (job) {
            case STATISTICS, MOMENTS ->
                Statistics.of(frame.samples(), Region.all(frame.size()), range, job == DepthJob.MOMENTS);
            default -> viewing.of(frame).release();
        }
    }

    private static View view(DepthJob job) {
        Tone tone = new Tone(
                job == DepthJob.FOLLOWED ? Optional.empty() : Optional.of(WINDOW),
                1,
                job == DepthJob.COLORS || job == DepthJob.SMALL ? ColorMap.VIRIDIS : ColorMap.GRAY,
                false,
                false);
        Size size = job == DepthJob.SMALL ? new Size(WIDTH, 0) : new Size(0, 0);
        return new View(size, Optional.empty(), Turn.NONE, tone);
    }

    @Override
    public void close() {
        pictures.forEach(Pixels::release);
        pool.close();
    }
}
