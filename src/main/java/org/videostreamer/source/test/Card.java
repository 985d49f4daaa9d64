package org.videostreamer.source.test;

import java.time.Instant;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.SampleRange;

/** What the test source shows. One thread, which closes it. */
sealed interface Card extends AutoCloseable permits TestCard, DeepCard {

    /** The layout that it is drawn in. */
    PixelFormat format();

    /** Which values its samples take. */
    SampleRange range();

    /** Draws the card of a frame into pixels of the card's format and size. */
    void draw(Pixels pixels, long number, Instant time);

    @Override
    void close();
}
