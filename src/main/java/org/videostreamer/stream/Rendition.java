package org.videostreamer.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.codec.Encoder;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;
import org.videostreamer.picture.NoSignalCard;
import org.videostreamer.picture.Viewing;

/**
 * One (codec, quality, view) of a stream: takes the newest frame, makes the picture, encodes it once, and hands the
 * bytes to its viewers. Has a thread of its own from the first viewer to the last.
 */
final class Rendition {

    private static final Logger LOG = LoggerFactory.getLogger(Rendition.class);
    /** Browsers show an MJPEG part late, and proxies cut silent connections: repeat a picture that does not change. */
    private static final long REPEAT_MILLIS = 1_000;
    /** A joiner's keyframe waits so long for the next picture before the last one is encoded again. */
    private static final long JOINER_WAITS_MILLIS = 100;
    /** Keyframes on demand are at least this far apart, however many join. */
    private static final long KEYFRAME_SPACING_NANOS = 300_000_000;

    private static final Size CARD = new Size(640, 480);
    private static final long COMPLAIN_AGAIN_NANOS = 60_000_000_000L;

    private final String name;
    private final RenditionKey key;
    private final Viewing viewing;
    private final Encoder encoder;
    private final FrameSlot slot = new FrameSlot();
    private final List<ViewerGroup> groups = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean keyframeWanted;

    // Touched on the rendition's thread alone.
    private Optional<Frame> shown = Optional.empty();
    private Optional<EncodedFrame> encoded = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private long lastKeyframe = System.nanoTime() - KEYFRAME_SPACING_NANOS;
    private long lastPublished = System.nanoTime();
    private long lastComplaint = System.nanoTime() - COMPLAIN_AGAIN_NANOS;
    private long failures;

    Rendition(String stream, RenditionKey key, Viewing viewing, Encoder encoder) {
        this.name = stream + " " + key;
        this.key = key;
        this.viewing = viewing;
        this.encoder = encoder;
        this.thread = new Thread(this::run, "rendition " + name);
        this.thread.setDaemon(true);
    }

    void start() {
        LOG.debug("{}: starts", name);
        thread.start();
    }

    RenditionKey key() {
        return key;
    }

    /** Takes the newest frame; any thread. */
    void offer(Frame frame) {
        slot.put(frame);
    }

    /** Adds a viewer and asks for a keyframe where it needs one; on the stream's thread. */
    void add(Viewer viewer) {
        groupOf(viewer).add(viewer);
        requestKeyframe();
    }

    /** Asks for a keyframe as soon as one is allowed; any thread. */
    void requestKeyframe() {
        keyframeWanted = true;
        slot.wake();
    }

    /** Removes a viewer; on the stream's thread. */
    void remove(Viewer viewer) {
        ViewerGroup group = groupOf(viewer);
        group.remove(viewer);
        if (group.isEmpty()) {
            groups.remove(group);
        }
    }

    /** Whether nobody watches; on the stream's thread. */
    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Ends the thread, which frees what it holds. */
    void close() {
        slot.close();
    }

    private ViewerGroup groupOf(Viewer viewer) {
        for (ViewerGroup group : groups) {
            if (group.loop() == viewer.loop()) {
                return group;
            }
        }
        ViewerGroup group = new ViewerGroup(viewer.loop());
        groups.add(group);
        return group;
    }

    private void run() {
        try {
            while (!slot.isClosed()) {
                Optional<Frame> next = slot.take(untilNextDuty());
                if (next.isPresent()) {
                    show(next.get());
                    encodeShown();
                } else if (!slot.isClosed()) {
                    repeatIfDue();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", name);
        } finally {
            free();
        }
    }

    private long untilNextDuty() {
        long repeat = REPEAT_MILLIS - (System.nanoTime() - lastPublished) / 1_000_000;
        return Math.max(1, isKeyframeOwed() ? Math.min(repeat, JOINER_WAITS_MILLIS) : repeat);
    }

    private boolean isKeyframeOwed() {
        return keyframeWanted && !key.codec().isIntraOnly();
    }

    private void repeatIfDue() {
        long silentMillis = (System.nanoTime() - lastPublished) / 1_000_000;
        boolean owed = isKeyframeOwed() && silentMillis >= JOINER_WAITS_MILLIS && isKeyframeAllowed();
        if (silentMillis < REPEAT_MILLIS && !owed) {
            return;
        }
        if (trouble.isPresent()) {
            explain(trouble.get());
        } else if (key.codec().isIntraOnly()) {
            encoded.ifPresent(this::publish);
        } else {
            encodeShown();
        }
        lastPublished = System.nanoTime();
    }

    private boolean isKeyframeAllowed() {
        return System.nanoTime() - lastKeyframe >= KEYFRAME_SPACING_NANOS;
    }

    private void show(Frame frame) {
        shown.ifPresent(Frame::release);
        shown = Optional.of(frame);
    }

    private void encodeShown() {
        shown.ifPresent(frame -> {
            try {
                Frame view = viewing.of(frame);
                try {
                    encode(view);
                } finally {
                    view.release();
                }
                trouble = Optional.empty();
            } catch (PictureException e) {
                complain(e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("{}: failed on a picture of {}", name, frame.size(), e);
                complain("unexpected failure: " + e);
            }
        });
    }

    private void encode(Frame view) {
        boolean keyframe = keyframeWanted && isKeyframeAllowed();
        if (keyframe) {
            keyframeWanted = false;
        }
        EncodedFrame result = encoder.encode(view, keyframe);
        if (result.keyframe()) {
            lastKeyframe = System.nanoTime();
        }
        encoded.ifPresent(EncodedFrame::release);
        encoded = Optional.of(result);
        publish(result);
    }

    private void publish(EncodedFrame frame) {
        lastPublished = System.nanoTime();
        for (ViewerGroup group : groups) {
            boolean lost = !group.publish(frame);
            if (lost && !frame.codec().isIntraOnly()) {
                // A loop that was late is our own doing: its viewers need not wait for the next regular keyframe.
                keyframeWanted = true;
            }
        }
    }

    /** Remembers why there is no picture, and tells it once a minute at most. */
    private void complain(String reason) {
        trouble = Optional.of(reason);
        failures++;
        if (System.nanoTime() - lastComplaint >= COMPLAIN_AGAIN_NANOS) {
            LOG.warn("{}: {} pictures could not be shown: {}", name, failures, reason);
            lastComplaint = System.nanoTime();
            failures = 0;
        }
    }

    /** Shows the viewers of this rendition why they see nothing. */
    private void explain(String reason) {
        shown.ifPresent(frame -> {
            Frame card = NoSignalCard.draw(-1, CARD, "no picture", reason, frame.pool());
            try {
                encode(card);
            } catch (RuntimeException e) {
                LOG.debug("{}: cannot even explain", name, e);
            } finally {
                card.release();
            }
        });
    }

    private void free() {
        shown.ifPresent(Frame::release);
        encoded.ifPresent(EncodedFrame::release);
        encoder.close();
        LOG.debug("{}: ends", name);
    }
}
