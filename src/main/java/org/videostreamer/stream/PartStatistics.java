package org.videostreamer.stream;

import org.videostreamer.config.ConfigException;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.measure.Span;
import org.videostreamer.measure.Statistics;

/** What the samples of a part of a picture say together. */
public sealed interface PartStatistics {

    /**
     * What they say.
     *
     * @param type what the samples are
     * @param range which values they take
     * @param window of their values that the stream shows to those who ask for nothing special
     * @param part where they lie
     * @param statistics of them
     */
    record Found(SampleType type, SampleRange range, Span window, Region part, Statistics statistics)
            implements PartStatistics {

        /**
         * Measures a part of a picture.
         *
         * @throws ConfigException if it lies outside
         */
        public static Found of(MeasuredPicture picture, MeasuredPart part) throws ConfigException {
            Region region = part.in(picture.gray().size());
            SampleRange range = picture.frame().range();
            return new Found(
                    picture.gray().format().samples(),
                    range,
                    picture.window(),
                    region,
                    Statistics.of(picture.gray(), region, range, true));
        }
    }

    /**
     * They say nothing.
     *
     * @param reason why, for people
     */
    record Refused(String reason) implements PartStatistics {}

    /** Measures a part of a picture. */
    static PartStatistics of(MeasuredPicture picture, MeasuredPart part) {
        try {
            return Found.of(picture, part);
        } catch (ConfigException e) {
            return new Refused(e.getMessage());
        }
    }

    /** That of a picture that is damaged. */
    static PartStatistics of(PictureException damage) {
        return new Refused("the picture cannot be decoded");
    }
}
