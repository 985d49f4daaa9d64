package org.videostreamer.picture;

import java.util.Optional;
import org.videostreamer.frame.Size;

/**
 * A distinct picture of a stream: a part of the camera's, then turned and mirrored, then scaled.
 *
 * @param requested the size wanted; zero for both sides keeps that of the turned part, zero for one keeps its aspect
 * @param part what is seen of the camera's picture; empty for all
 * @param turn how it is turned and mirrored
 */
public record View(Size requested, Optional<Region> part, Turn turn) {

    /** All of the camera's picture as it is, in a size. */
    public static View of(Size requested) {
        return new View(requested, Optional.empty(), Turn.NONE);
    }

    /** JPEG's longest side, and longer than any screen: what keeps its aspect ends here. */
    private static final int LONGEST_SIDE = 65_500;

    /**
     * The size in which a picture of the given size is seen. Where one side is wanted and the aspect would make the other
     * longer than 65,500 pixels, both are smaller.
     */
    public Size sizeFor(Size camera) {
        Size source = turn.of(partOf(camera).size());
        int width = requested.width();
        int height = requested.height();
        if (width == 0 && height == 0) {
            return source;
        }
        if (width != 0 && height != 0) {
            return requested;
        }
        Size other = width == 0
                ? new Size(scaled(source.width(), height, source.height()), height)
                : new Size(width, scaled(source.height(), width, source.width()));
        return other.within(LONGEST_SIDE);
    }

    /** Whether a picture of the given size is seen as it is. */
    public boolean isIdentityFor(Size camera) {
        return turn.equals(Turn.NONE)
                && partOf(camera).size().equals(camera)
                && sizeFor(camera).equals(camera);
    }

    @Override
    public String toString() {
        String seen = part.map(region -> " of " + region.size() + " at " + region.x() + "," + region.y())
                .orElse("");
        String turned = turn.equals(Turn.NONE)
                ? ""
                : (turn.transposed() ? " transposed" : "")
                        + (turn.leftRight() ? " left-right" : "")
                        + (turn.upDown() ? " up-down" : "");
        return requested + seen + turned;
    }

    /** What is seen of a picture of the given size. */
    Region partOf(Size camera) {
        return part.map(region -> region.within(camera)).orElse(new Region(0, 0, camera));
    }

    private static int scaled(int side, int numerator, int denominator) {
        long scaled = Math.round((double) side * numerator / denominator);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, scaled));
    }
}
