package org.videostreamer.picture;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;

/** Makes pictures larger and smaller. Each result is one more owner of pixels, which the caller releases. */
final class Resizing {

    private Resizing() {}

    /** The same picture in another size. */
    static Pixels scaled(Pixels in, Size size) {
        return scaled(in, Region.all(in.size()), size);
    }

    /**
     * A part of the picture in another size, quickly: by a whole number first, then by what is left, for which each pixel
     * is made of its neighbours.
     */
    static Pixels reduced(Pixels in, Region part, Size size) {
        int step = Math.min(part.size().width() / size.width(), part.size().height() / size.height());
        if (step < 2) {
            return scaled(in, part, size, INTER_LINEAR);
        }
        Size stepped = new Size(part.size().width() / step, part.size().height() / step);
        Region whole = new Region(part.x(), part.y(), new Size(stepped.width() * step, stepped.height() * step));
        Pixels near = scaled(in, whole, stepped, INTER_AREA);
        try {
            return scaled(near, Region.all(stepped), size, INTER_LINEAR);
        } finally {
            near.release();
        }
    }

    /** A part of the picture in another size. */
    static Pixels scaled(Pixels in, Region part, Size size) {
        return scaled(in, part, size, way(part.size(), size));
    }

    private static Pixels scaled(Pixels in, Region part, Size size, int way) {
        if (part.size().equals(in.size()) && size.equals(in.size())) {
            return in.retain();
        }
        return in.pool().make(in.format(), size, out -> {
            try (Rect area = new Rect(
                            part.x(), part.y(), part.size().width(), part.size().height());
                    Mat seen = new Mat(in.mat(), area)) {
                if (part.size().equals(size)) {
                    seen.copyTo(out.mat());
                } else {
                    scale(seen, out, way);
                }
            }
        });
    }

    private static int way(Size from, Size to) {
        return to.area() < from.area() ? INTER_AREA : INTER_LINEAR;
    }

    private static void scale(Mat in, Pixels out, int way) {
        Size to = out.size();
        try (var target = new org.bytedeco.opencv.opencv_core.Size(to.width(), to.height())) {
            resize(in, out.mat(), target, 0, 0, way);
        }
    }

    /** The same picture in the middle of a black one that is at least as large. */
    static Pixels framed(Pixels in, Size canvas) {
        if (in.size().equals(canvas)) {
            return in.retain();
        }
        int across = canvas.width() - in.size().width();
        int down = canvas.height() - in.size().height();
        return in.pool().make(in.format(), canvas, out -> {
            try (Scalar black = new Scalar(0)) {
                copyMakeBorder(
                        in.mat(),
                        out.mat(),
                        down / 2,
                        down - down / 2,
                        across / 2,
                        across - across / 2,
                        BORDER_CONSTANT,
                        black);
            }
        });
    }
}
