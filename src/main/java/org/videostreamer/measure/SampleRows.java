package org.videostreamer.measure;

import java.nio.ByteBuffer;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleType;

/** Reads the rows of a part of a gray picture as numbers. One thread; valid while the caller owns the picture. */
public final class SampleRows {

    private final Pixels picture;
    private final Region part;
    private final SampleType type;
    private final ByteBuffer bytes;
    private final float[] floats;
    private final int[] integers;

    /**
     * Reads nothing yet.
     *
     * @param picture gray
     * @param part lies in it
     */
    public SampleRows(Pixels picture, Region part) {
        this.picture = picture;
        this.part = part;
        this.type = picture.format().samples();
        this.bytes = picture.bytes();
        int width = part.size().width();
        // The types of detectors are read in one piece, which is several times as quick.
        this.floats = new float[type == SampleType.FLOAT32 ? width : 0];
        this.integers = new int[type == SampleType.INT32 ? width : 0];
    }

    /**
     * Reads a row; what has more than 53 bits is rounded to these.
     *
     * @param y counted from the first row of the part
     * @param row takes it
     */
    public void read(int y, double[] row) {
        int first = (part.y() + y) * picture.size().width() + part.x();
        switch (type) {
            case FLOAT32 -> {
                bytes.asFloatBuffer().get(first, floats);
                for (int x = 0; x < floats.length; x++) {
                    row[x] = floats[x];
                }
            }
            case INT32 -> {
                bytes.asIntBuffer().get(first, integers);
                for (int x = 0; x < integers.length; x++) {
                    row[x] = integers[x];
                }
            }
            default -> {
                for (int x = 0; x < row.length; x++) {
                    row[x] = SampleValue.of(type, bytes, (first + x) * type.bytes());
                }
            }
        }
    }
}
