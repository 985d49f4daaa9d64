package org.videostreamer.config;

import java.util.List;
import java.util.Set;

/**
 * What somebody may do, and with which streams.
 *
 * @param rights each of them includes {@link Right#VIEW}
 * @param streams those that are meant
 */
public record Grant(Set<Right> rights, List<StreamPattern> streams) {

    /** Takes copies. */
    public Grant {
        rights = Set.copyOf(rights);
        streams = List.copyOf(streams);
    }

    /** Whether it includes a right, for whichever streams. */
    public boolean has(Right right) {
        return rights.contains(right) || right == Right.VIEW && !rights.isEmpty();
    }

    /** Whether it includes a right for a stream of that name. */
    public boolean has(Right right, String stream) {
        return has(right) && streams.stream().anyMatch(pattern -> pattern.matches(stream));
    }

    /** Whether it includes a right for all streams, whatever they are called. */
    public boolean hasForAll(Right right) {
        return has(right) && streams.contains(StreamPattern.ALL);
    }
}
