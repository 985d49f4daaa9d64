package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getTextSize;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;

/** Draws the picture that stands where the camera has none: what is the matter, in words, on dark grey. */
public final class NoSignalCard {

    private static final int FONT = FONT_HERSHEY_SIMPLEX;
    /** The font's letters are this high at scale 1. */
    private static final double FONT_HEIGHT = 22;

    private static final int MOST_LINES = 8;

    private NoSignalCard() {}

    /**
     * Draws a card.
     *
     * @param size of the card, at least 1 by 1
     * @param title the state in a word or two
     * @param text the reason and what else helps, wrapped as needed
     * @param pool where the memory comes from
     * @return a frame that the caller owns; {@link Frame#isSignal()} is false
     */
    public static Frame draw(long number, Size size, String title, String text, PixelsPool pool) {
        Pixels pixels = pool.make(PixelFormat.BGR24, size, card -> draw(card.mat(), size, title, text));
        return Frame.ofNoSignal(number, FrameTimes.now(), pixels);
    }

    private static void draw(Mat card, Size size, String title, String text) {
        try (PointerScope scope = new PointerScope()) {
            card.put(new Scalar(38, 34, 32, 0));
            double large = Math.max(0.3, Math.min(size.width() / 640.0, size.height() / 360.0));
            double small = large * 0.6;
            List<String> lines = wrap(printable(text), small, size.width() * 9 / 10);
            double step = FONT_HEIGHT * small * 1.8;
            double top = size.height() / 2.0 - step * lines.size() / 2;
            line(card, printable(title), size, top, large, new Scalar(70, 170, 255, 0));
            for (int i = 0; i < lines.size(); i++) {
                line(card, lines.get(i), size, top + step * (i + 1.3), small, new Scalar(225, 225, 225, 0));
            }
        }
    }

    private static void line(Mat card, String text, Size size, double baseline, double scale, Scalar colour) {
        int thick = Math.max(1, (int) Math.round(scale * 1.6));
        Point at = new Point((size.width() - width(text, scale)) / 2, (int) Math.round(baseline));
        putText(card, text, at, FONT, scale, colour, thick, LINE_AA, false);
    }

    private static List<String> wrap(String text, double scale, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && lines.size() < MOST_LINES) {
            int end = lineEnd(rest, scale, most);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    /** Where the line ends that begins here: behind the last word that fits, or within a word that is longer than a line. */
    private static int lineEnd(String text, double scale, int most) {
        int fits = fitting(text, scale, most);
        int space = fits == text.length() ? fits : text.lastIndexOf(' ', fits);
        return space > 0 ? space : fits;
    }

    /** How many characters fit into a line, at least one. */
    private static int fitting(String text, double scale, int most) {
        int fits = 1;
        int tooMany = text.length() + 1;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (width(text.substring(0, middle), scale) <= most) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }

    private static int width(String text, double scale) {
        return getTextSize(text, FONT, scale, Math.max(1, (int) Math.round(scale * 1.6)), new int[1])
                .width();
    }

    /** The font knows ASCII alone: accents are dropped, what is left over becomes a question mark. */
    private static String printable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('…', '.')
                .replaceAll("[^\\x20-\\x7E]", "?");
    }
}
