package org.videostreamer.source.test;

import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

/**
 * The test card: colour bars, a grey ramp, a circle that shows a wrong aspect, a cross-hair on the centre, and what
 * moves: a hand that turns once a second of 20 pictures, the frame number, the clock, and {@link FrameStrip}. One
 * thread.
 */
final class TestCard implements Card {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int[][] BARS = {
        {235, 235, 235}, {16, 235, 235}, {235, 235, 16}, {16, 235, 16}, {235, 16, 235}, {16, 16, 235}, {235, 16, 16}
    };
    private static final int RAMP_STEPS = 16;
    private static final int HAND_STEPS = 20;
    /** The card is laid out for this height and scaled to others. */
    private static final double DESIGN_HEIGHT = 485;

    private final int width;
    private final int height;
    private final double scale;
    private final Mat still;

    TestCard(Size size) {
        this.width = size.width();
        this.height = size.height();
        this.scale = Math.min(height, width * 0.75) / DESIGN_HEIGHT;
        this.still = new Mat(height, width, org.bytedeco.opencv.global.opencv_core.CV_8UC3);
        try (PointerScope scope = new PointerScope()) {
            drawStill();
        }
    }

    @Override
    public PixelFormat format() {
        return PixelFormat.BGR24;
    }

    @Override
    public SampleRange range() {
        return SampleRange.of(SampleType.UINT8);
    }

    @Override
    public void draw(Pixels pixels, long number, Instant time) {
        Mat card = pixels.mat();
        still.copyTo(card);
        try (PointerScope scope = new PointerScope()) {
            drawHand(card, number);
            text(card, "frame " + number, 0.62);
            text(card, CLOCK.format(time), 0.70);
            drawStrip(card, number);
        }
    }

    private void drawStill() {
        int rampTop = height * 3 / 4;
        for (int i = 0; i < BARS.length; i++) {
            fill(still, width * i / BARS.length, 0, width * (i + 1) / BARS.length, rampTop, colour(BARS[i]));
        }
        for (int i = 0; i < RAMP_STEPS; i++) {
            int grey = 255 * i / (RAMP_STEPS - 1);
            fill(still, width * i / RAMP_STEPS, rampTop, width * (i + 1) / RAMP_STEPS, height, grey(grey));
        }
        Point centre = centre();
        circle(still, centre, radius(), grey(40), FILLED, LINE_AA, 0);
        circle(still, centre, radius(), grey(255), thick(2), LINE_AA, 0);
        line(still, point(0, height / 2), point(width, height / 2), grey(255), thick(1), LINE_AA, 0);
        line(still, point(width / 2, 0), point(width / 2, height), grey(255), thick(1), LINE_AA, 0);
        // The box behind the words, so that the cross-hair does not run through them.
        int half = radius() * 3 / 4;
        fill(still, width / 2 - half, y(0.565), width / 2 + half, y(0.72), grey(40));
    }

    private void drawHand(Mat card, long number) {
        double angle = 2 * Math.PI * (number % HAND_STEPS) / HAND_STEPS;
        int length = radius() * 9 / 10;
        int dx = (int) Math.round(length * Math.sin(angle));
        int dy = (int) Math.round(length * Math.cos(angle));
        line(card, centre(), point(width / 2 + dx, height / 2 - dy), colour(80, 200, 255), thick(4), LINE_AA, 0);
    }

    private void drawStrip(Mat card, long number) {
        int top = height - height / FrameStrip.HEIGHT_PART;
        for (int cell = 0; cell < FrameStrip.CELLS; cell++) {
            int left = width * cell / FrameStrip.CELLS;
            int right = width * (cell + 1) / FrameStrip.CELLS;
            fill(card, left, top, right, height, grey(FrameStrip.isWhite(cell, number) ? 255 : 0));
        }
    }

    private void text(Mat card, String text, double down) {
        double size = 0.8 * scale;
        int[] baseline = new int[1];
        int wide = org.bytedeco
                .opencv
                .global
                .opencv_imgproc
                .getTextSize(text, FONT_HERSHEY_SIMPLEX, size, thick(2), baseline)
                .width();
        Point at = point((width - wide) / 2, y(down));
        putText(card, text, at, FONT_HERSHEY_SIMPLEX, size, grey(255), thick(2), LINE_AA, false);
    }

    /** A row given as a part of the design's height, measured from the centre outwards. */
    private int y(double part) {
        return height / 2 + (int) Math.round((part - 0.5) * DESIGN_HEIGHT * scale);
    }

    private int radius() {
        return (int) (DESIGN_HEIGHT * scale * 0.36);
    }

    private int thick(int pixels) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    private Point centre() {
        return point(width / 2, height / 2);
    }

    private static Point point(int x, int y) {
        return new Point(x, y);
    }

    private static void fill(Mat card, int left, int top, int right, int bottom, Scalar colour) {
        rectangle(card, point(left, top), point(right - 1, bottom - 1), colour, FILLED, 0, 0);
    }

    private static Scalar grey(int value) {
        return colour(value, value, value);
    }

    private static Scalar colour(int... bgr) {
        return new Scalar(bgr[0], bgr[1], bgr[2], 0);
    }

    @Override
    public void close() {
        still.close();
    }
}
