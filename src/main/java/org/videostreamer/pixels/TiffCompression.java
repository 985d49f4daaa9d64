package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.videostreamer.frame.PictureException;

/** How the strips and tiles of a TIFF file are compressed. */
enum TiffCompression {
    NONE,
    LZW,
    DEFLATE,
    PACK_BITS;

    /** The one of a number (revision 6.0, section 3, and Adobe's technical note on Deflate). */
    static TiffCompression of(long number) {
        return switch ((int) number) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 8, 32_946 -> DEFLATE;
            case 32_773 -> PACK_BITS;
            default ->
                throw new PictureException("the TIFF file has the compression " + number
                        + ", which is not read; expected none, LZW, Deflate or PackBits");
        };
    }

    /** Whether a predictor goes with it. */
    boolean isPredicted() {
        return this == LZW || this == DEFLATE;
    }

    /**
     * Undoes it, but for {@link #NONE}, where there is nothing to do.
     *
     * @param in from the position to the limit
     * @param out takes what comes from its beginning on, and no more than it has room for
     * @return how many bytes came
     * @throws PictureException if these are no such data
     */
    int decode(ByteBuffer in, ByteBuffer out) {
        return switch (this) {
            case NONE -> throw new IllegalStateException("nothing to undo");
            case LZW -> new LzwDecoder(in, out).decode();
            case DEFLATE -> inflate(in, out.duplicate());
            case PACK_BITS -> unpack(in, out.duplicate());
        };
    }

    private static int inflate(ByteBuffer in, ByteBuffer out) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(in);
            while (out.hasRemaining()) {
                boolean more = inflater.inflate(out) > 0;
                if (!more && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
            }
            return out.position();
        } catch (DataFormatException e) {
            throw new PictureException("a strip or tile of the TIFF file is no Deflate data");
        } finally {
            inflater.end();
        }
    }

    private static int unpack(ByteBuffer in, ByteBuffer out) {
        while (out.hasRemaining() && in.hasRemaining()) {
            int head = in.get();
            if (head >= 0) {
                int literal = Math.min(Math.min(head + 1, out.remaining()), in.remaining());
                out.put(out.position(), in, in.position(), literal);
                out.position(out.position() + literal);
                in.position(in.position() + literal);
            } else if (head != Byte.MIN_VALUE && in.hasRemaining()) {
                byte value = in.get();
                for (int left = Math.min(1 - head, out.remaining()); left > 0; left--) {
                    out.put(value);
                }
            }
        }
        return out.position();
    }
}
