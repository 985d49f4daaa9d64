package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Supplier;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.ServerClock;
import org.videostreamer.source.MadePicture;

/**
 * Makes one report of each picture: when all renditions that were to show it have published it, or when the next picture
 * comes. What a rendition publishes later than that, or once more, is a report of its own, so that nothing waits for a slow
 * encoder and nothing is kept. Any thread; costs nothing while nobody follows.
 */
final class PictureNews {

    /** The newest picture, until it is told. */
    private static final class Open {
        final long number;
        final FrameTimes times;
        final PixelGrid grid;
        final int awaited;
        final List<PictureReport.Made> made = new ArrayList<>();

        Open(long number, FrameTimes times, PixelGrid grid, int awaited) {
            this.number = number;
            this.times = times;
            this.grid = grid;
            this.awaited = awaited;
        }

        boolean is(EncodedFrame frame) {
            return number == frame.number() && times.equals(frame.times());
        }

        boolean has(RenditionKey rendition) {
            return made.stream().anyMatch(form -> form.rendition().equals(rendition));
        }
    }

    private final Set<PictureFollower> followers = new CopyOnWriteArraySet<>();
    private final Supplier<Calibration> calibration;
    private Optional<Open> open = Optional.empty();
    /** Of the newest picture that came. */
    private Optional<FrameTimes> last = Optional.empty();

    /** @param calibration tells what the camera's pixels are at the moment */
    PictureNews(Supplier<Calibration> calibration) {
        this.calibration = calibration;
    }

    void add(PictureFollower follower) {
        followers.add(follower);
    }

    void remove(PictureFollower follower) {
        followers.remove(follower);
    }

    /** Whether nobody is told. */
    boolean isEmpty() {
        return followers.isEmpty();
    }

    /** Tells all that nothing comes any more. */
    void end(String reason) {
        List<PictureFollower> last = List.copyOf(followers);
        followers.clear();
        last.forEach(follower -> follower.ended(reason));
    }

    /** A picture has come from the camera, as {@link #came(long, FrameTimes, PixelGrid, int)}. */
    void came(Frame frame, int awaited) {
        came(frame.number(), frame.times(), frame.grid(), awaited);
    }

    /** A picture has come that was made elsewhere, as {@link #came(long, FrameTimes, PixelGrid, int)}. */
    void came(MadePicture picture, int awaited) {
        if (picture.isNew()) {
            EncodedFrame frame = picture.frame();
            came(frame.number(), frame.times(), PixelGrid.of(picture.camera()), awaited);
        }
    }

    /**
     * A picture has come from the camera; told once, in however many forms it comes.
     *
     * @param number of the picture
     * @param times of the picture
     * @param grid its pixels
     * @param awaited how many renditions show each picture that they can; those that show fewer are not waited for
     */
    void came(long number, FrameTimes times, PixelGrid grid, int awaited) {
        if (isEmpty()) {
            return;
        }
        synchronized (this) {
            if (last.filter(times::equals).isPresent()) {
                return;
            }
            last = Optional.of(times);
            close();
            open = Optional.of(new Open(number, times, grid, awaited));
            if (awaited == 0) {
                close();
            }
        }
    }

    /**
     * A rendition has handed a picture to its viewers.
     *
     * @param grid the pixels of the picture as it came
     */
    void published(RenditionKey rendition, PixelGrid grid, EncodedFrame encoded) {
        if (isEmpty()) {
            return;
        }
        PictureReport.Made made = new PictureReport.Made(
                rendition,
                encoded.size(),
                ServerClock.SYSTEM.nowMicros(),
                encoded.bytes().writerIndex(),
                encoded.keyframe(),
                encoded.stamp());
        synchronized (this) {
            Optional<Open> its = open.filter(newest -> newest.is(encoded) && !newest.has(rendition));
            if (its.isEmpty()) {
                tell(report(encoded.number(), encoded.times(), grid, List.of(made)));
                return;
            }
            its.get().made.add(made);
            if (its.get().made.size() >= its.get().awaited) {
                close();
            }
        }
    }

    private void close() {
        Optional<Open> whole = open;
        open = Optional.empty();
        whole.map(picture -> report(picture.number, picture.times, picture.grid, picture.made))
                .ifPresent(this::tell);
    }

    private PictureReport report(long number, FrameTimes times, PixelGrid grid, List<PictureReport.Made> made) {
        return new PictureReport(number, times, grid, calibration.get(), made);
    }

    private void tell(PictureReport report) {
        followers.forEach(follower -> follower.picture(report));
    }
}
