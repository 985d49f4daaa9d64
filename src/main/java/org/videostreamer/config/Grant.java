package org.videostreamer.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody may do, and with which streams.
 *
 * @param rights each of them includes {@link Right#VIEW}
 * @param streams those that are meant
 * @param within what it does not go beyond, if there is something
 */
public record Grant(Set<Right> rights, List<StreamPattern> streams, Optional<Grant> within) {

    /** Takes copies. */
    public Grant {
        rights = Set.copyOf(rights);
        streams = List.copyOf(streams);
    }

    /** One that nothing else bounds. */
    public Grant(Set<Right> rights, List<StreamPattern> streams) {
        this(rights, streams, Optional.empty());
    }

    /** What somebody is given who may have no more than this. */
    public Grant narrowedTo(Set<Right> otherRights, List<StreamPattern> otherStreams) {
        return new Grant(otherRights, otherStreams, Optional.of(this));
    }

    /** Whether it includes a right, for whichever streams. */
    public boolean has(Right right) {
        boolean own = rights.contains(right) || right == Right.VIEW && !rights.isEmpty();
        return own && within.map(most -> most.has(right)).orElse(true);
    }

    /** Whether it includes a right for a stream of that name. */
    public boolean has(Right right, String stream) {
        return has(right)
                && streams.stream().anyMatch(pattern -> pattern.matches(stream))
                && within.map(most -> most.has(right, stream)).orElse(true);
    }

    /** Whether it includes a right for all streams, whatever they are called. */
    public boolean hasForAll(Right right) {
        return has(right)
                && streams.contains(StreamPattern.ALL)
                && within.map(most -> most.hasForAll(right)).orElse(true);
    }
}
