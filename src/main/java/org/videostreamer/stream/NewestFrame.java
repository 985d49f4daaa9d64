package org.videostreamer.stream;

import java.util.Optional;
import java.util.function.Consumer;
import org.videostreamer.frame.Frame;

/** The newest frame of a stream, kept for whoever comes next. Any thread. */
final class NewestFrame {

    private Optional<Frame> newest = Optional.empty();
    private Optional<StreamStatus.Picture> picture = Optional.empty();

    synchronized void put(Frame frame) {
        newest.ifPresent(Frame::release);
        newest = Optional.of(frame.retain());
        if (frame.isSignal()) {
            picture = Optional.of(new StreamStatus.Picture(frame.number(), frame.times(), frame.size()));
        }
    }

    /** Shows the newest frame to a taker, who retains it if it keeps it. */
    synchronized void lend(Consumer<Frame> taker) {
        newest.ifPresent(taker);
    }

    /** The identity of the newest picture that the camera sent. */
    synchronized Optional<StreamStatus.Picture> picture() {
        return picture;
    }

    synchronized void clear() {
        newest.ifPresent(Frame::release);
        newest = Optional.empty();
        picture = Optional.empty();
    }
}
