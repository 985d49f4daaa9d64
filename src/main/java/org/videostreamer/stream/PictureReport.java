package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.DetectorArea;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.Size;

/**
 * What became of one picture: which it is, and each form in which viewers get it. Shared by all who are told; any
 * thread.
 */
public final class PictureReport {

    /**
     * The picture in one rendition.
     *
     * @param rendition which
     * @param size in which it is sent
     * @param encodedMicros when it was handed to the viewers; microseconds of {@link org.videostreamer.frame.ServerClock#SYSTEM}
     * @param bytes its length as viewers get it
     * @param keyframe whether a viewer can start with it
     * @param stamp its {@link EncodedFrame#stamp()}
     */
    public record Made(
            RenditionKey rendition, Size size, long encodedMicros, int bytes, boolean keyframe, long stamp) {}

    private final long number;
    private final FrameTimes times;
    private final PixelGrid grid;
    private final Calibration calibration;
    private final List<Made> renditions;
    private final Optional<PartStatistics> statistics;
    private Optional<String> text = Optional.empty();

    PictureReport(long number, FrameTimes times, PixelGrid grid, Calibration calibration, List<Made> renditions) {
        this(number, times, grid, calibration, renditions, Optional.empty());
    }

    private PictureReport(
            long number,
            FrameTimes times,
            PixelGrid grid,
            Calibration calibration,
            List<Made> renditions,
            Optional<PartStatistics> statistics) {
        this.number = number;
        this.times = times;
        this.grid = grid;
        // A picture that says why there is none shows nothing of the world.
        this.calibration = number < 0 ? Calibration.NONE : calibration;
        this.renditions = List.copyOf(renditions);
        this.statistics = statistics;
    }

    /** The same with what the picture's samples say. */
    PictureReport with(PartStatistics found) {
        return new PictureReport(number, times, grid, calibration, renditions, Optional.of(found));
    }

    /** A further report of the picture that tells what its samples say, and none of its forms, which were told already. */
    PictureReport only(PartStatistics found) {
        return new PictureReport(number, times, grid, calibration, List.of(), Optional.of(found));
    }

    /** The camera's number of the picture; -1 for one that says why there is none. */
    public long number() {
        return number;
    }

    /** When it was taken and when it arrived. */
    public FrameTimes times() {
        return times;
    }

    /** The size in which it came. */
    public Size size() {
        return grid.size();
    }

    /** What its pixels are in the world. */
    public Calibration calibration() {
        return calibration;
    }

    /** Where it lies on its detector, if its camera tells. */
    public Optional<DetectorArea> detector() {
        return grid.detector();
    }

    /** What the pixels of one of its forms are; nothing where the format does not hold the size that is to be seen. */
    public PixelPlace placeOf(Made made) {
        return PixelPlace.of(calibration, grid, made.rendition().view(), made.size());
    }

    /** Its forms, in the order in which they were made. */
    public List<Made> renditions() {
        return renditions;
    }

    /** What the samples of the part say that is followed; nothing where none is, or where there was no time for this picture. */
    public Optional<PartStatistics> statistics() {
        return statistics;
    }

    /** The report in words, which whoever asks first makes and all others share. */
    public synchronized String text(Function<PictureReport, String> form) {
        if (text.isEmpty()) {
            text = Optional.of(form.apply(this));
        }
        return text.get();
    }
}
