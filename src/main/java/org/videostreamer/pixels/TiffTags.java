package org.videostreamer.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The first directory of a TIFF file (revision 6.0, section 2), which is the picture that is shown; where the next one lies is
 * never looked at. All methods throw {@link IndexOutOfBoundsException} where what they look for lies outside the file. Of a
 * tag that comes twice the larger counts.
 */
final class TiffTags {

    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int COLOURS = 262;
    static final int FILL_ORDER = 266;
    static final int STRIP_OFFSETS = 273;
    static final int CHANNELS = 277;
    static final int STRIP_ROWS = 278;
    static final int STRIP_LENGTHS = 279;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_LENGTHS = 325;
    static final int KIND = 339;

    private static final int LITTLE = 0x4949;
    private static final int DIRECTORY_AT = 4;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int SHORT_MASK = 0xFFFF;
    private static final long LONG_MASK = 0xFFFF_FFFFL;

    private final ByteBuffer file;
    private final Map<Integer, Integer> entries = new HashMap<>();

    /** @param file from the position to the limit, which stay */
    TiffTags(ByteBuffer file) {
        this.file = file.slice();
        this.file.order(this.file.getShort(0) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = this.file.getInt(DIRECTORY_AT);
        int count = this.file.getShort(directory) & SHORT_MASK;
        for (int i = 0; i < count; i++) {
            int at = directory + Short.BYTES + i * ENTRY_BYTES;
            entries.merge(
                    this.file.getShort(at) & SHORT_MASK, at, (one, other) -> first(one) < first(other) ? other : one);
        }
    }

    /** All of the file, in its byte order. */
    ByteBuffer file() {
        return file.duplicate().order(file.order());
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The first number of a tag, or what counts where it is not there. */
    long first(int tag, long otherwise) {
        Integer at = entries.get(tag);
        return at == null ? otherwise : first(at);
    }

    /** All numbers of a tag; none where it is not there. */
    long[] all(int tag) {
        Integer at = entries.get(tag);
        if (at == null) {
            return new long[0];
        }
        int bytes = bytes(at);
        long count = file.getInt(at + 4) & LONG_MASK;
        long from = isInPlace(at) ? at + 8 : file.getInt(at + 8) & LONG_MASK;
        if (count > file.limit() || from + count * bytes > file.limit()) {
            throw new IndexOutOfBoundsException("tag " + tag);
        }
        return LongStream.range(0, count)
                .map(i -> number((int) (from + i * bytes), bytes))
                .toArray();
    }

    private long first(int at) {
        int place = isInPlace(at) ? at + 8 : file.getInt(at + 8);
        return number(place, bytes(at));
    }

    private boolean isInPlace(int at) {
        return (file.getInt(at + 4) & LONG_MASK) * bytes(at) <= Integer.BYTES;
    }

    /** Of the kinds of numbers that matter here; other kinds are read as bytes. */
    private int bytes(int at) {
        return switch (file.getShort(at + 2)) {
            case SHORT -> Short.BYTES;
            case LONG -> Integer.BYTES;
            default -> 1;
        };
    }

    private long number(int at, int bytes) {
        return switch (bytes) {
            case Short.BYTES -> file.getShort(at) & SHORT_MASK;
            case Integer.BYTES -> file.getInt(at) & LONG_MASK;
            default -> file.get(at) & 0xFF;
        };
    }
}
