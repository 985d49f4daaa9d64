package org.videostreamer.source.pva;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.DetectorArea;
import org.videostreamer.frame.Size;

/** Finds where a picture lies on its detector, by what areaDetector tells of its dimensions. */
final class DetectorPlace {

    private static final int COLOURS = 3;

    private DetectorPlace() {}

    /**
     * The place of a picture; nothing where its dimensions do not tell, as those of packed YUV, or of servers that leave the
     * binning out.
     *
     * @param dimensions the fastest first
     * @param mode the picture's, which says which of three are colours
     * @param size the picture's
     */
    static Optional<DetectorArea> of(List<Dimension> dimensions, ColorMode mode, Size size) {
        List<Dimension> sides = sides(dimensions, mode);
        if (sides.size() != 2) {
            return Optional.empty();
        }
        Dimension across = sides.get(0);
        Dimension down = sides.get(1);
        boolean told = across.binning() >= 1 && down.binning() >= 1;
        return told && size.equals(new Size(across.size(), down.size()))
                ? Optional.of(DetectorArea.of(side(across), side(down)))
                : Optional.empty();
    }

    private static List<Dimension> sides(List<Dimension> dimensions, ColorMode mode) {
        List<Dimension> sides = new ArrayList<>(dimensions);
        if (sides.size() > COLOURS) {
            sides.removeIf(side -> side.size() == 1);
        }
        int colours = mode.isRgb() ? mode.ordinal() - ColorMode.RGB1.ordinal() : 0;
        if ((mode.isRgb() || mode == ColorMode.YUV444)
                && sides.size() == COLOURS
                && sides.get(colours).size() == COLOURS) {
            sides.remove(colours);
        }
        if (sides.size() > 2) {
            sides.removeIf(side -> side.size() == 1);
        } else if (sides.size() == 1) {
            sides.add(Dimension.SINGLE);
        }
        return sides;
    }

    private static DetectorArea.Side side(Dimension dimension) {
        return new DetectorArea.Side(dimension.offset(), dimension.binning(), dimension.reverse(), dimension.size());
    }
}
