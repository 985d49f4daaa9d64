package org.videostreamer.output.snapshot;

import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * How the samples of a file lie in it: row after row, the components of a pixel side by side.
 *
 * @param type of each
 * @param components 1, or 3 for red, green and blue
 * @param size of the picture
 */
record SampleLayout(SampleType type, int components, Size size) {

    static SampleLayout of(Pixels pixels) {
        return new SampleLayout(pixels.format().samples(), pixels.format() == PixelFormat.RGB24 ? 3 : 1, pixels.size());
    }

    /** How many bytes they are. */
    int bytes() {
        return Math.toIntExact(size.area() * components * type.bytes());
    }

    /** The type as NumPy writes it: all machines that this runs on have the low byte first. */
    String numpy() {
        String order = type.bytes() == 1 ? "|" : "<";
        String kind = type.isFloat() ? "f" : type.isSigned() ? "i" : "u";
        return order + kind + type.bytes();
    }

    /** Rows, columns and, of colour, components. */
    String shape() {
        return size.height() + "," + size.width() + (components == 1 ? "" : "," + components);
    }
}
