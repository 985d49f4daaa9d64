package org.videostreamer.web;

import java.util.List;
import java.util.Optional;
import org.videostreamer.access.Caller;
import org.videostreamer.config.Right;
import org.videostreamer.stream.Stream;

/**
 * The streams of a listener as somebody sees them: those that they may not see are not there.
 *
 * @param all those that are served
 * @param caller who looks
 */
record SeenStreams(ServedStreams all, Caller caller) {

    private boolean sees(Stream stream) {
        return caller.may(Right.VIEW, stream.config().name());
    }

    /** In the order of the configuration. */
    List<Stream> streams() {
        return all.all().stream().filter(this::sees).toList();
    }

    /** Whether what happens to the stream of exactly that name is told here. */
    boolean isTold(String name) {
        return all.isTold(name) && caller.may(Right.VIEW, name);
    }

    /** The stream of a name; of an empty one that which is served where none is asked for. */
    Optional<Stream> find(String name) {
        return all.find(name).filter(this::sees);
    }

    /** The name that is perhaps meant by one that there is not. */
    Optional<String> nearest(String name) {
        return all.nearest(name, this::sees);
    }
}
