package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_core.CMP_EQ;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_core.compare;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleType;
import org.videostreamer.measure.SampleRows;
import org.videostreamer.measure.Span;

/**
 * A part of a picture in samples that OpenCV scales and looks up in tables without loss or trap, of 8 or 16 bits without
 * sign. What has more bits becomes its place in the window, in 65,536 steps, with all beyond at its ends: OpenCV would make
 * infinite values black, and others inexact. All pixels belong to the steps that they were made in.
 *
 * @param pixels gray of 8 or 16 bits, or colour
 * @param part what is seen of them
 * @param window of their values
 * @param missing white where there is no number, of the size of the part; empty where there is one everywhere
 * @param saturated white where samples are saturated, of the size of the part; empty where it was not asked for
 */
record Levels(Pixels pixels, Region part, Span window, Optional<Pixels> missing, Optional<Pixels> saturated) {

    private static final int LAST = 0xFFFF;
    /** From here on a float's 24 bits are too few for the window's steps. */
    private static final double FAR = 16;
    /** In windows between these, neither their ends nor a step are beyond what a float holds. */
    private static final double NARROWEST = 1e-30;

    private static final double WIDEST = 1e30;

    private static final int SIGN = 0x8000;

    /**
     * Makes them.
     *
     * @param in as it came: BGR or any gray
     * @param top which saturated samples have at least; empty where these are not asked for
     */
    static Levels of(Pixels in, Region part, Span window, Optional<Double> top, Steps steps) {
        Optional<Pixels> saturated = top.map(least -> steps.add(saturated(in, part, least)));
        Region all = Region.all(part.size());
        return switch (in.format()) {
            case BGR24, GRAY8, GRAY16 -> new Levels(in, part, window, Optional.empty(), saturated);
            case GRAY_S16 ->
                new Levels(
                        steps.add(unsigned(in, part)),
                        all,
                        new Span(window.low() + SIGN, window.high() + SIGN),
                        Optional.empty(),
                        saturated);
            default -> placed(in, part, window, saturated, steps);
        };
    }

    private static Levels placed(Pixels in, Region part, Span window, Optional<Pixels> saturated, Steps steps) {
        Pixels places = steps.add(in.pool().take(PixelFormat.GRAY16, part.size()));
        boolean isAnyMissing =
                isNear(in, window) ? nearPlaces(in, part, window, places) : anyPlaces(in, part, window, places);
        Optional<Pixels> missing = isAnyMissing ? Optional.of(steps.add(missing(in, part))) : Optional.empty();
        return new Levels(places, Region.all(part.size()), new Span(0, LAST), missing, saturated);
    }

    /** Whether a float's bits are enough for the places of a picture's samples. */
    private static boolean isNear(Pixels in, Span window) {
        double most = Math.max(Math.abs(window.low()), Math.abs(window.high()));
        return in.format().samples() == SampleType.FLOAT32
                && most < FAR * window.width()
                && window.width() > NARROWEST
                && most < WIDEST;
    }

    private static Pixels unsigned(Pixels in, Region part) {
        return in.pool().make(PixelFormat.GRAY16, part.size(), out -> {
            try (Mat seen = seen(in, part)) {
                seen.convertTo(out.mat(), CV_16UC1, 1, SIGN);
            }
        });
    }

    /** Writes all places; whether a sample is no number. */
    private static boolean nearPlaces(Pixels in, Region part, Span window, Pixels places) {
        try (Mat seen = seen(in, part)) {
            return FloatPlaces.find(seen, places.mat(), window, LAST);
        }
    }

    /** The same of any type and any window. */
    private static boolean anyPlaces(Pixels in, Region part, Span window, Pixels places) {
        double scale = LAST / window.width();
        ShortBuffer out = places.bytes().asShortBuffer();
        SampleRows rows = new SampleRows(in, part);
        double[] row = new double[part.size().width()];
        short[] made = new short[row.length];
        boolean missing = false;
        for (int y = 0; y < part.size().height(); y++) {
            rows.read(y, row);
            for (int x = 0; x < row.length; x++) {
                double place = (row[x] - window.low()) * scale;
                // Of what is no number, 0.
                made[x] = (short) (place >= LAST ? LAST : place > 0 ? (int) (place + 0.5) : 0);
                missing |= Double.isNaN(row[x]);
            }
            out.put(made);
        }
        return missing;
    }

    private static Pixels missing(Pixels in, Region part) {
        return in.pool().make(PixelFormat.GRAY8, part.size(), out -> {
            try (Mat seen = seen(in, part)) {
                // Not whether it differs from itself: OpenCV's vector code says of what is no number that it does not.
                compare(seen, seen, out.mat(), CMP_EQ);
                bitwise_not(out.mat(), out.mat());
            }
        });
    }

    private static Pixels saturated(Pixels in, Region part, double least) {
        return in.pool().make(PixelFormat.GRAY8, part.size(), out -> {
            if (in.format().isGray()) {
                markGray(in, part, least, out.bytes());
            } else {
                markColor(in, part, least, out);
            }
        });
    }

    private static void markGray(Pixels in, Region part, double least, ByteBuffer out) {
        SampleRows rows = new SampleRows(in, part);
        double[] row = new double[part.size().width()];
        byte[] marks = new byte[row.length];
        for (int y = 0; y < part.size().height(); y++) {
            rows.read(y, row);
            for (int x = 0; x < row.length; x++) {
                marks[x] = (byte) (row[x] >= least ? 0xFF : 0);
            }
            out.put(marks);
        }
    }

    private static void markColor(Pixels in, Region part, double least, Pixels out) {
        try (Mat seen = seen(in, part);
                Mat marks = new Mat()) {
            threshold(seen, marks, least - 1, 0xFF, THRESH_BINARY);
            // One component is enough.
            cvtColor(marks, out.mat(), COLOR_BGR2GRAY);
            threshold(out.mat(), out.mat(), 0, 0xFF, THRESH_BINARY);
        }
    }

    /** The part of the picture; the caller closes it. */
    static Mat seen(Pixels in, Region part) {
        try (Rect area =
                new Rect(part.x(), part.y(), part.size().width(), part.size().height())) {
            return new Mat(in.mat(), area);
        }
    }
}
