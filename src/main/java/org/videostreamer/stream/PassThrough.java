package org.videostreamer.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;

/**
 * Whether a rendition's pictures go on as the camera sent them, or as they were made elsewhere, and those that wait for the rendition's turn: from a
 * keyframe on, each behind the one before, until something stands against it. Any thread.
 */
final class PassThrough {

    private static final String UNTOUCHED = "passed on as the camera sent it";
    private static final String ENCODED = "encoded";

    /** The turn is free within a picture's encoding; what is more is lost up to the next keyframe. */
    private static final int MOST_WAITING = 1_024;

    private static final long MOST_WAITING_BYTES = 16 << 20;

    /**
     * A picture that goes on.
     *
     * @param frame in the rendition's form
     * @param camera the size of the camera's picture
     */
    record Passed(EncodedFrame frame, Size camera) {}

    private final Deque<Passed> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private volatile boolean following;
    private Optional<Size> sent = Optional.empty();
    private Optional<String> notAsSent = Optional.empty();
    /** How the newest that goes on was made, for people. */
    private String how = UNTOUCHED;

    /**
     * Keeps a picture as the camera sent it for the next {@link #take()}, retained, if it goes on.
     *
     * @param key what the rendition is to be
     * @return whether it goes on
     */
    synchronized boolean offer(AccessUnit unit, RenditionKey key) {
        sent = Optional.of(unit.size());
        notAsSent = Optional.empty();
        if (!hasRoomFor(unit.keyframe()) || refusal(key, unit.size()).isPresent()) {
            stop();
            return false;
        }
        how = UNTOUCHED;
        add(new Passed(unit.encoded(0), unit.size()));
        return true;
    }

    /**
     * The same of a picture that was made for this rendition elsewhere.
     *
     * @param frame stays the caller's
     * @param camera the size of the camera's picture
     * @param made how, for people
     */
    synchronized boolean offer(EncodedFrame frame, Size camera, String made) {
        if (!hasRoomFor(frame.keyframe())) {
            stop();
            return false;
        }
        how = made;
        add(new Passed(frame.retain(), camera));
        return true;
    }

    private boolean hasRoomFor(boolean keyframe) {
        boolean room = waiting.size() < MOST_WAITING && waitingBytes < MOST_WAITING_BYTES;
        return keyframe || following && room;
    }

    private void add(Passed picture) {
        if (picture.frame().keyframe()) {
            clear();
        }
        following = true;
        waiting.add(picture);
        waitingBytes += picture.frame().heldBytes();
    }

    /** The pictures that wait, in their order, which the caller then owns. */
    synchronized List<Passed> take() {
        List<Passed> taken = List.copyOf(waiting);
        waiting.clear();
        waitingBytes = 0;
        return taken;
    }

    /** None goes on from here to the next keyframe. */
    synchronized void stop() {
        following = false;
        clear();
    }

    /** The camera's pictures do not come as it sends them from here on. */
    synchronized void stop(String reason) {
        notAsSent = Optional.of(reason);
        stop();
    }

    private void clear() {
        waiting.forEach(picture -> picture.frame().release());
        waiting.clear();
        waitingBytes = 0;
    }

    /** Whether the newest picture of the camera goes on as it came. */
    boolean isFollowing() {
        return following;
    }

    /** How the pictures are made, and why so where that is worth a word. */
    synchronized String told(RenditionKey key) {
        if (following) {
            return how;
        }
        if (key.codec() != Codec.H264) {
            return ENCODED;
        }
        Optional<String> wish =
                sent.or(() -> notAsSent.map(reason -> new Size(0, 0))).flatMap(size -> refusal(key, size));
        return wish.or(() -> notAsSent)
                .or(() -> sent.map(size -> "the camera's next keyframe has not come yet"))
                .map(reason -> ENCODED + ", because " + reason)
                .orElse(ENCODED);
    }

    /** How pictures are made that are handed on in the camera's own form one by one. */
    static String told(boolean untouched) {
        return untouched ? UNTOUCHED : ENCODED;
    }

    /** Whether a camera's JPEG file is what such a rendition of MJPEG shows, so that it goes on as it came. */
    static boolean isGoingOn(Frame frame, RenditionKey key) {
        return frame.jpeg().isPresent()
                && frame.isUpright()
                && !key.encoding().reencode()
                && key.view().isIdentityFor(frame.size());
    }

    /** What a rendition is to be that the camera's own pictures are not. */
    private static Optional<String> refusal(RenditionKey key, Size size) {
        if (key.codec() != Codec.H264) {
            return Optional.of("it is another format");
        }
        if (key.encoding().reencode()) {
            return Optional.of("a quality is asked for, or that all is encoded anew");
        }
        if (key.encoding().bitrate().isPresent()) {
            return Optional.of("a bitrate is asked for");
        }
        if (key.mostFps() > 0) {
            return Optional.of("a rate of pictures is asked for");
        }
        if (!key.view().tone().isPlain()) {
            return Optional.of("a tone is asked for");
        }
        return size.isPicture() && !key.view().isIdentityFor(size)
                ? Optional.of("the picture is scaled, cropped, turned or mirrored")
                : Optional.empty();
    }
}
