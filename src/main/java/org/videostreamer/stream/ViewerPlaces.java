package org.videostreamer.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/** Who watches a stream, each the rendition that it asked for last. On the stream's thread but for the count. */
final class ViewerPlaces {

    private final Renditions renditions;
    private final Function<RenditionKey, Optional<Limit>> reachedBy;
    private final Limits limits;
    private final Set<ViewerPlace> places = new LinkedHashSet<>();
    private volatile int count;

    /**
     * Nobody yet.
     *
     * @param reachedBy which limit keeps a rendition from being watched, if one does
     * @param limits where that is counted
     */
    ViewerPlaces(Renditions renditions, Function<RenditionKey, Optional<Limit>> reachedBy, Limits limits) {
        this.renditions = renditions;
        this.reachedBy = reachedBy;
        this.limits = limits;
    }

    /** What a viewer is told who finds a limit reached. */
    static String refusal(Limit reached) {
        return reached == Limit.RENDITIONS
                ? "the stream has as many renditions as it may have"
                : "the renditions that were asked for have as many pixels as they may have together ("
                        + reached.key()
                        + ")";
    }

    /** How many they are; any thread. */
    int count() {
        return count;
    }

    /** What each does, in the order in which they came. */
    List<ViewerStatus> status() {
        return places.stream().map(ViewerPlace::status).toList();
    }

    /** Lets a viewer watch, or tells it why not; whether it watches. */
    boolean enter(ViewerPlace place, RenditionKey key) {
        Optional<Limit> reached = reachedBy.apply(key);
        if (reached.isPresent()) {
            limits.reached(reached.get());
            place.end(refusal(reached.get()));
            return false;
        }
        place.begin(renditions.get(key), key);
        places.add(place);
        count = places.size();
        return true;
    }

    /**
     * Lets a viewer watch another rendition, if a limit does not forbid that.
     *
     * @param moved is told, on any thread, that it has no more use for the one before
     */
    void move(ViewerPlace place, RenditionKey key, Runnable moved) {
        if (!places.contains(place)) {
            return;
        }
        place.stay();
        if (!place.rendition().key().equals(key)) {
            reachedBy.apply(key).ifPresentOrElse(limits::reached, () -> place.moveTo(renditions.get(key), key, moved));
        }
    }

    /** A viewer cannot begin, or go on, without a keyframe. */
    void requestKeyframe(ViewerPlace place) {
        if (places.contains(place)) {
            place.rendition().requestKeyframe();
        }
    }

    /** A viewer watches no more; whether it did. */
    boolean leave(ViewerPlace place) {
        boolean watched = places.remove(place);
        count = places.size();
        if (watched) {
            place.leave();
        }
        return watched;
    }

    /** Nobody watches any more; who did, to be told. */
    List<ViewerPlace> clear() {
        List<ViewerPlace> left = List.copyOf(places);
        places.clear();
        count = 0;
        return left;
    }
}
