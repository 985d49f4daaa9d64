package org.videostreamer.stream;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.videostreamer.config.Calibration;
import org.videostreamer.config.PicturePoint;
import org.videostreamer.config.PixelSize;
import org.videostreamer.frame.DetectorArea;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;
import org.videostreamer.picture.View;

/** What the pixels of a view are in the world: those of a camera's picture, cut out, turned, mirrored and scaled with it. */
final class ViewedCalibration {

    /** As many as anybody has measured; what is behind them comes from the binary fractions alone. */
    private static final MathContext DIGITS = new MathContext(12);

    private final Region part;
    private final Turn turn;
    private final double perColumn;
    private final double perRow;

    /**
     * @param camera the size of the camera's picture
     * @param seen the size in which the view is seen
     */
    private ViewedCalibration(View view, Size camera, Size seen) {
        part = view.partOf(camera);
        turn = view.turn();
        Size turned = turn.of(part.size());
        perColumn = (double) turned.width() / seen.width();
        perRow = (double) turned.height() / seen.height();
    }

    /**
     * That of a picture in a view; nothing is told of one that has not the size of the view, because its format does not
     * hold that.
     *
     * @param calibration of the camera's picture
     * @param camera the size of the camera's picture
     * @param seen the size of the picture
     */
    static Calibration of(Calibration calibration, View view, Size camera, Size seen) {
        if (!view.sizeFor(camera).equals(seen)) {
            return Calibration.NONE;
        }
        ViewedCalibration viewed = new ViewedCalibration(view, camera, seen);
        return new Calibration(
                calibration.pixelSize().map(viewed::of),
                calibration.origin().map(viewed::of),
                calibration.crossHair().map(viewed::of));
    }

    /**
     * Where a picture in a view lies on the detector; nothing where that is not told, or of a picture that has not the size of
     * the view.
     *
     * @param camera the camera's pixels
     * @param seen the size of the picture
     */
    static Optional<DetectorArea> of(PixelGrid camera, View view, Size seen) {
        return camera.detector()
                .filter(area -> view.sizeFor(camera.size()).equals(seen))
                .map(new ViewedCalibration(view, camera.size(), seen)::of);
    }

    private DetectorArea of(DetectorArea area) {
        return new DetectorArea(of(area.x()), of(area.y()));
    }

    private DetectorArea.Line of(DetectorArea.Line line) {
        Size turned = turn.of(part.size());
        double across = turn.transposed() ? line.perRow() : line.perColumn();
        double down = turn.transposed() ? line.perColumn() : line.perRow();
        double start = line.at(part.x(), part.y())
                + (turn.leftRight() ? turned.width() * across : 0)
                + (turn.upDown() ? turned.height() * down : 0);
        return new DetectorArea.Line(
                rounded(start),
                rounded(turn.leftRight() ? -across * perColumn : across * perColumn),
                rounded(turn.upDown() ? -down * perRow : down * perRow));
    }

    private PixelSize of(PixelSize pixel) {
        double x = turn.transposed() ? pixel.y() : pixel.x();
        double y = turn.transposed() ? pixel.x() : pixel.y();
        return new PixelSize(rounded(x * perColumn), rounded(y * perRow));
    }

    private PicturePoint of(PicturePoint point) {
        double inX = point.x() - part.x();
        double inY = point.y() - part.y();
        Size turned = turn.of(part.size());
        double x = turn.transposed() ? inY : inX;
        double y = turn.transposed() ? inX : inY;
        return new PicturePoint(
                rounded((turn.leftRight() ? turned.width() - x : x) / perColumn),
                rounded((turn.upDown() ? turned.height() - y : y) / perRow));
    }

    private static double rounded(double number) {
        return new BigDecimal(number).round(DIGITS).doubleValue();
    }
}
