package org.videostreamer.stream;

import java.util.Optional;
import org.videostreamer.config.ConfigException;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.limits.PerSecond;

/** What one viewer asks to be shown in a codec, before and while it watches. On the viewer's loop. */
public final class WatchedView {

    private final Codec codec;
    private final PerSecond changes;
    private StreamRequest request;
    private Optional<Subscription> subscription = Optional.empty();

    /** Nothing is watched yet. */
    public WatchedView(StreamRequest request, Codec codec) {
        this.request = request;
        this.codec = codec;
        this.changes = new PerSecond(limits().of(Limit.VIEW_CHANGES_PER_SECOND), System::nanoTime);
    }

    private Limits limits() {
        return request.stream().limits();
    }

    /** The stream that is watched, or will be. */
    public Stream stream() {
        return request.stream();
    }

    /**
     * Begins to watch; once.
     *
     * @return which rendition
     */
    public RenditionKey join(Viewer viewer) {
        RenditionKey key = request.rendition(codec);
        subscription = Optional.of(request.stream().join(key, viewer));
        return key;
    }

    /** The viewer cannot begin, or go on, without a keyframe. */
    public void requestKeyframe() {
        subscription.ifPresent(Subscription::requestKeyframe);
    }

    /** Asks for something else from now on, if that may be. The viewer goes on with what it is shown until that is there. */
    public ViewAnswer change(ViewChange wish) {
        if (!changes.add()) {
            limits().reached(Limit.VIEW_CHANGES_PER_SECOND);
            return new ViewAnswer(
                    ViewAnswer.Outcome.TOO_OFTEN,
                    "a view may be changed " + limits().of(Limit.VIEW_CHANGES_PER_SECOND) + " times a second");
        }
        StreamRequest next;
        try {
            next = wish.of(request);
        } catch (ConfigException e) {
            return ViewAnswer.bad(e.getMessage());
        }
        Optional<String> refusal = next.refusal(codec);
        if (refusal.isPresent()) {
            return new ViewAnswer(ViewAnswer.Outcome.NO_ROOM, refusal.get());
        }
        request = next;
        RenditionKey key = next.rendition(codec);
        subscription.ifPresent(place -> place.move(key));
        return new ViewAnswer(ViewAnswer.Outcome.CHANGED, key.toString());
    }

    /** Watches no more. Repeatable. */
    public void leave() {
        subscription.ifPresent(Subscription::close);
    }
}
