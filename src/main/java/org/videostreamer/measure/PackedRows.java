package org.videostreamer.measure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleType;

/**
 * Reads rows of samples of 8 and 16 bits, four in each {@code long}, 16 bits apart: so four are added at once. Those with a sign
 * are counted from the lowest there can be. Behind a row's end there are zeros. All machines that this runs on have the low
 * byte first. One thread; valid while the caller owns the picture.
 */
final class PackedRows {

    /** How many there are in a {@code long}. */
    static final int LANES = Long.BYTES / Short.BYTES;

    private static final long BYTES = 0x00FF_00FF_00FF_00FFL;
    private static final long WIDE_SIGNS = 0x8000_8000_8000_8000L;
    private static final long NARROW_SIGNS = 0x8080_8080_8080_8080L;

    private final Pixels picture;
    private final Region part;
    private final SampleType type;
    private final long[] raw;
    private final long[] packed;
    private final long signs;
    private final byte[] rest;

    PackedRows(Pixels picture, Region part) {
        this.picture = picture;
        this.part = part;
        this.type = picture.format().samples();
        int width = part.size().width();
        int each = Long.BYTES / type.bytes();
        this.raw = new long[(width + each - 1) / each];
        this.packed = type.bytes() == 1 ? new long[2 * raw.length] : raw;
        this.rest = new byte[width % each * type.bytes()];
        this.signs = !type.isSigned() ? 0 : type.bytes() == 1 ? NARROW_SIGNS : WIDE_SIGNS;
    }

    /** By how much each sample is larger than what it stands for. */
    int offset() {
        return type.isSigned() ? 1 << type.bits() - 1 : 0;
    }

    /** How many {@code long}s a row has. */
    int length() {
        return packed.length;
    }

    /** How many zeros there are behind the end of each row. */
    int padding() {
        return packed.length * LANES - part.size().width();
    }

    /** In which column of the part a lane lies, the lowest being the first; beyond its last one where it is padding. */
    int column(int index, int lane) {
        // Of eight bytes the even ones come first.
        return type.bytes() == 1 ? index / 2 * Long.BYTES + 2 * lane + index % 2 : index * LANES + lane;
    }

    /**
     * Reads a row; the array is used again for the next.
     *
     * @param y counted from the first row of the part
     */
    long[] read(int y) {
        int first = ((part.y() + y) * picture.size().width() + part.x()) * type.bytes();
        int whole = raw.length - (rest.length > 0 ? 1 : 0);
        ByteBuffer bytes = picture.bytes();
        bytes.position(first);
        bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(raw, 0, whole);
        turnSigns(whole, signs);
        if (rest.length > 0) {
            raw[whole] = rest(bytes, first + whole * Long.BYTES);
        }
        if (packed != raw) {
            spread();
        }
        return packed;
    }

    private void turnSigns(int count, long mask) {
        for (int i = 0; mask != 0 && i < count; i++) {
            raw[i] ^= mask;
        }
    }

    private long rest(ByteBuffer bytes, int from) {
        bytes.get(from, rest);
        long last = 0;
        for (int i = rest.length - 1; i >= 0; i--) {
            last = last << Byte.SIZE | rest[i] & 0xFF;
        }
        // Of signs only those of samples, not of the zeros behind them.
        return last ^ signs & -1L >>> Long.SIZE - rest.length * Byte.SIZE;
    }

    private void spread() {
        for (int i = 0; i < raw.length; i++) {
            packed[2 * i] = raw[i] & BYTES;
            packed[2 * i + 1] = raw[i] >>> Byte.SIZE & BYTES;
        }
    }
}
