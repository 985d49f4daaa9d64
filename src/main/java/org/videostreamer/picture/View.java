package org.videostreamer.picture;

import java.util.Optional;
import org.videostreamer.config.Tone;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;

/**
 * A distinct picture of a stream: a part of the camera's, then turned and mirrored, then scaled, and the shades
 * and colours of its samples.
 *
 * @param requested the size wanted; zero for both sides keeps that of the turned part, zero for one keeps its aspect
 * @param part what is seen of the camera's picture; empty for all
 * @param turn how it is turned and mirrored
 * @param tone how samples become shades and colours
 * @param most the longest sides that a size may have that follows from the camera's
 */
public record View(Size requested, Optional<Region> part, Turn turn, Tone tone, Size most) {

    /** JPEG's longest side, and longer than any screen: what keeps its aspect ends here. */
    private static final int LONGEST_SIDE = 65_500;

    /** A picture whose sides nobody bounds, in its own tone. */
    public View(Size requested, Optional<Region> part, Turn turn) {
        this(requested, part, turn, Tone.PLAIN);
    }

    /** A picture whose sides nobody bounds. */
    public View(Size requested, Optional<Region> part, Turn turn, Tone tone) {
        this(requested, part, turn, tone, new Size(LONGEST_SIDE, LONGEST_SIDE));
    }

    /** All of the camera's picture as it is, in a size. */
    public static View of(Size requested) {
        return new View(requested, Optional.empty(), Turn.NONE);
    }

    /** The same, smaller with its aspect kept where the camera's size would make a side longer than these. */
    public View within(Size most) {
        // A size that is told in full follows from nothing: it stays one view for all who ask for it.
        return requested.isPicture() ? this : new View(requested, part, turn, tone, most);
    }

    /**
     * The size in which a picture of the given size is seen. Where the camera's size or aspect would make a side longer
     * than the longest, both are smaller.
     */
    public Size sizeFor(Size camera) {
        Size source = turn.of(partOf(camera).size());
        int width = requested.width();
        int height = requested.height();
        if (width == 0 && height == 0) {
            return source.within(most);
        }
        if (width != 0 && height != 0) {
            return requested;
        }
        Size other = width == 0
                ? new Size(scaled(source.width(), height, source.height()), height)
                : new Size(width, scaled(source.height(), width, source.width()));
        return other.within(most);
    }

    /** Whether a picture of 8 bits of the given size is seen as it is. */
    public boolean isIdentityFor(Size camera) {
        return tone.isPlain()
                && turn.equals(Turn.NONE)
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
        return requested + seen + turned + tone;
    }

    /** What is seen of a picture of the given size. */
    public Region partOf(Size camera) {
        return part.map(region -> region.within(camera)).orElse(Region.all(camera));
    }

    private static int scaled(int side, int numerator, int denominator) {
        long scaled = Math.round((double) side * numerator / denominator);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, scaled));
    }
}
