package org.videostreamer.picture;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;

/**
 * The colours of all samples of 16 bits. One look-up makes shade and colour of a sample at once; in two steps a picture of
 * shades would be written and read between them, and that takes most of the time. All machines that this runs on have the low
 * byte first. Immutable.
 */
final class ColorTable {

    /** How many samples it has colours for. */
    static final int VALUES = 1 << Short.SIZE;

    private static final int COMPONENTS = 3;
    /** Four samples are one {@code long}, and their colours three {@code int}s. */
    private static final int LANES = Long.BYTES / Short.BYTES;

    private static final int INTS = LANES * COMPONENTS / Integer.BYTES;
    /** So many {@code long}s are looked up at a time: they and their colours stay in the processor's cache. */
    private static final int PIECE = 512;

    /** Blue in the lowest byte. */
    private final int[] colors = new int[VALUES];

    /** @param colored the colours of all samples in their order, as BGR; stays the caller's */
    ColorTable(Pixels colored) {
        byte[] bytes = new byte[VALUES * COMPONENTS];
        colored.bytes().get(bytes);
        for (int i = 0; i < VALUES; i++) {
            int at = i * COMPONENTS;
            colors[i] = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
        }
    }

    /** The colours of a picture of samples of 16 bits, for the caller, who owns them. */
    Pixels of(Pixels samples) {
        return samples.pool()
                .make(
                        PixelFormat.BGR24,
                        samples.size(),
                        out -> lookUp(
                                samples.bytes(),
                                out.bytes(),
                                Math.toIntExact(samples.size().area())));
    }

    private void lookUp(ByteBuffer samples, ByteBuffer out, int count) {
        LongBuffer from = samples.asLongBuffer();
        IntBuffer to = out.asIntBuffer();
        long[] piece = new long[PIECE];
        int[] made = new int[PIECE * INTS];
        while (from.hasRemaining()) {
            int longs = Math.min(PIECE, from.remaining());
            from.get(piece, 0, longs);
            lookUp(piece, made, longs);
            to.put(made, 0, longs * INTS);
        }
        for (int i = count / LANES * LANES; i < count; i++) {
            int color = colors[samples.getShort(i * Short.BYTES) & VALUES - 1];
            for (int component = 0; component < COMPONENTS; component++) {
                out.put(i * COMPONENTS + component, (byte) (color >>> component * Byte.SIZE));
            }
        }
    }

    private void lookUp(long[] samples, int[] made, int longs) {
        int[] all = colors;
        // By the array's length, so that the compiler knows that no index is beyond it.
        int last = all.length - 1;
        for (int i = 0; i < longs; i++) {
            long four = samples[i];
            int a = all[(int) four & last];
            int b = all[(int) (four >>> 16) & last];
            int c = all[(int) (four >>> 32) & last];
            int d = all[(int) (four >>> 48) & last];
            made[INTS * i] = a | b << 24;
            made[INTS * i + 1] = b >>> 8 | c << 16;
            made[INTS * i + 2] = c >>> 16 | d << 8;
        }
    }
}
