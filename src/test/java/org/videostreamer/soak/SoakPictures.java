package org.videostreamer.soak;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.TestJpegs;

/** What cameras of a soak send: pictures as JPEG files, and what is none. */
final class SoakPictures {

    private static final List<Size> SIZES = List.of(
            new Size(320, 240),
            new Size(16, 16),
            new Size(641, 479),
            new Size(1_280, 960),
            new Size(48, 640),
            new Size(800, 33));

    private static final int GARBAGE_BYTES = 2_000;

    private final List<byte[]> usual = IntStream.range(0, 8)
            .mapToObj(variant -> TestJpegs.colour(new Size(320, 240), variant))
            .toList();
    private final List<byte[]> sizes =
            SIZES.stream().map(size -> TestJpegs.colour(size, 1)).toList();

    /** The picture of that number of a camera that does right. */
    byte[] usual(int number) {
        return usual.get(number % usual.size());
    }

    /** The picture of that number where each has another size. */
    byte[] ofOtherSize(int number) {
        return sizes.get(number % sizes.size());
    }

    /** Something else: in turn noise, a file cut off, and a file whose middle is noise. */
    byte[] garbage(int number, Random random) {
        byte[] noise = new byte[GARBAGE_BYTES];
        random.nextBytes(noise);
        byte[] file = usual(number).clone();
        switch (number % 3) {
            case 0 -> {
                return noise;
            }
            case 1 -> {
                return Arrays.copyOf(file, file.length / 2);
            }
            default -> {
                System.arraycopy(noise, 0, file, file.length / 3, Math.min(noise.length, file.length / 3));
                return file;
            }
        }
    }
}
