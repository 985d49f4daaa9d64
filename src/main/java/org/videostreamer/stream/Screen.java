package org.videostreamer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.Frame;

/**
 * What a stream shows: its newest frame, kept for whoever comes next, and the renditions that take each new one. All
 * see the same frames in the same order: a card drawn while the camera was away never takes the place of a picture that
 * came meanwhile. Any thread; nobody is held up for longer than a frame takes to be handed over.
 */
final class Screen {

    private final List<Rendition> renditions = new ArrayList<>();
    private Optional<Frame> newest = Optional.empty();
    private Optional<StreamStatus.Picture> picture = Optional.empty();
    private long scene;

    /** Shows a picture of the camera. */
    synchronized void show(Frame frame) {
        scene++;
        picture = Optional.of(new StreamStatus.Picture(frame.number(), frame.times(), frame.size(), frame.depth()));
        put(frame);
    }

    /** Which scene it is: another with each picture, and when all is cleared. */
    synchronized long scene() {
        return scene;
    }

    /** Shows a card, if it was drawn for this scene. */
    synchronized void showCard(Frame card, long drawnFor) {
        if (scene == drawnFor) {
            put(card);
        }
    }

    private void put(Frame frame) {
        newest.ifPresent(Frame::release);
        newest = Optional.of(frame.retain());
        renditions.forEach(rendition -> rendition.offer(frame));
    }

    /** Gives a rendition the newest frame and all that follow. */
    synchronized void add(Rendition rendition) {
        renditions.add(rendition);
        newest.ifPresent(rendition::offer);
    }

    synchronized void remove(Rendition rendition) {
        renditions.remove(rendition);
    }

    /** The identity of the newest picture that the camera sent. */
    synchronized Optional<StreamStatus.Picture> picture() {
        return picture;
    }

    /** Forgets what was shown. */
    synchronized void clear() {
        scene++;
        newest.ifPresent(Frame::release);
        newest = Optional.empty();
        picture = Optional.empty();
    }
}
