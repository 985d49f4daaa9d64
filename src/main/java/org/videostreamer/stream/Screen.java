package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.HeldGroup;
import org.videostreamer.frame.PixelGrid;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.MadePicture;

/**
 * What a stream shows: its newest frame, kept for whoever comes next, and the renditions that take each new one. All
 * see the same frames in the same order: a card drawn while the camera was away never takes the place of a picture that
 * came meanwhile. Any thread; nobody is held up for longer than a frame takes to be handed over.
 */
final class Screen {

    /** Of what goes on as cameras send it. */
    private static final SampleType SENT = SampleType.UINT8;

    private final List<Rendition> renditions = new ArrayList<>();
    private final List<PictureWait> waits = new ArrayList<>();
    private Optional<Frame> newest = Optional.empty();
    private Optional<StreamStatus.Picture> picture = Optional.empty();
    private long scene;
    private final HeldGroup group;
    /** Whether the newest picture came as the camera sent it. */
    private boolean sent;

    private Optional<String> notAsSent = Optional.empty();

    /** @param limits how much is kept of what comes as the camera sends it */
    Screen(Limits limits) {
        group = new HeldGroup(limits, () -> limits.reached(Limit.CAMERA_GROUP_BYTES));
    }

    /** Shows a picture of the camera, unless it was shown as the camera sent it: then it is only for those who need pixels. */
    synchronized void show(Frame frame) {
        scene++;
        if (picture.filter(shown -> sent && isNoLater(frame, shown)).isEmpty()) {
            sent = false;
            picture = Optional.of(new StreamStatus.Picture(
                    frame.number(), frame.times(), frame.grid(), frame.sampleType(), frame.range(), frame.sentBits()));
        }
        put(frame);
    }

    private static boolean isNoLater(Frame frame, StreamStatus.Picture shown) {
        return frame.times().arrivedNanos() - shown.times().arrivedNanos() <= 0;
    }

    /** Shows a picture as the camera sent it to those who can be shown that. */
    synchronized void show(AccessUnit unit) {
        scene++;
        sent = true;
        notAsSent = Optional.empty();
        picture = Optional.of(new StreamStatus.Picture(
                unit.number(), unit.times(), PixelGrid.of(unit.size()), SENT, SampleRange.of(SENT), SENT.bits()));
        group.add(unit);
        renditions.forEach(rendition -> rendition.offer(unit));
        if (!wantsPictures()) {
            // No other comes in its place while nobody needs pixels: whoever comes then is not shown an old one.
            forgetNewest();
        }
    }

    /** Shows a picture that was made elsewhere to the rendition that it was made for. */
    synchronized void show(MadePicture made) {
        scene++;
        EncodedFrame frame = made.frame();
        if (made.isNew()) {
            picture = Optional.of(new StreamStatus.Picture(
                    frame.number(),
                    frame.times(),
                    PixelGrid.of(made.camera()),
                    made.samples(),
                    SampleRange.of(made.samples()),
                    made.sentBits()));
        }
        forgetNewest();
        renditions.stream()
                .filter(rendition -> rendition.wish().equals(made.rendition()))
                .forEach(rendition -> rendition.offer(made));
    }

    /** The camera's pictures do not come as it sends them for now. */
    synchronized void notAsSent(String reason) {
        notAsSent = Optional.of(reason);
        group.clear();
        renditions.forEach(rendition -> rendition.notAsSent(reason));
    }

    /** Whether somebody cannot be shown pictures as the camera sends them, or waits for the samples of one. */
    synchronized boolean wantsPictures() {
        return !waits.isEmpty() || renditions.stream().anyMatch(Rendition::needsPictures);
    }

    /** Which scene it is: another with each picture, and when all is cleared. */
    synchronized long scene() {
        return scene;
    }

    /** Shows a card, if it was drawn for this scene. */
    synchronized void showCard(Frame card, long drawnFor) {
        if (scene == drawnFor) {
            group.clear();
            put(card);
        }
    }

    private void put(Frame frame) {
        forgetNewest();
        newest = Optional.of(frame.retain());
        renditions.forEach(rendition -> rendition.offer(frame));
        List.copyOf(waits).forEach(wait -> wait.offer(frame));
    }

    private void forgetNewest() {
        newest.ifPresent(Frame::release);
        newest = Optional.empty();
    }

    /** Gives a rendition the newest frame, and what it needs to go on as the camera sends it, and all that follow. */
    synchronized void add(Rendition rendition) {
        renditions.add(rendition);
        notAsSent.ifPresent(rendition::notAsSent);
        group.units().forEach(rendition::offer);
        newest.ifPresent(rendition::offer);
    }

    synchronized void remove(Rendition rendition) {
        renditions.remove(rendition);
    }

    /** Shows one who waits for a picture the newest, and all that follow. */
    synchronized void add(PictureWait wait) {
        waits.add(wait);
        newest.ifPresent(wait::offer);
    }

    synchronized void remove(PictureWait wait) {
        waits.remove(wait);
    }

    /** The newest frame, if it is a picture of the camera of that number; for the caller, who owns it. */
    synchronized Optional<Frame> newest(long number) {
        return newest.filter(frame -> frame.isSignal() && frame.number() == number)
                .map(Frame::retain);
    }

    /** The number of the newest frame, if it is a picture of the camera. */
    synchronized Optional<Long> newestNumber() {
        return newest.filter(Frame::isSignal).map(Frame::number);
    }

    /** The identity of the newest picture that the camera sent. */
    synchronized Optional<StreamStatus.Picture> picture() {
        return picture;
    }

    /** Forgets what was shown. */
    synchronized void clear() {
        scene++;
        forgetNewest();
        group.clear();
        notAsSent = Optional.empty();
        sent = false;
        picture = Optional.empty();
    }
}
