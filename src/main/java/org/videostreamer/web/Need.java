package org.videostreamer.web;

import java.util.Optional;
import org.videostreamer.config.Right;

/** What whoever asks for a route must be allowed to. Each route has one, and there is no route without. */
enum Need {
    /** Nothing: it tells nothing that is not in every copy of the program, or what a supervisor must know. */
    NOTHING(Optional.empty(), false, false),
    /** To see the stream that is named, or any where none is. */
    VIEW(Optional.of(Right.VIEW), false, false),
    /** To have the samples of the stream that is named, or of any. */
    MEASURE(Optional.of(Right.MEASURE), false, false),
    /** To know who watches the stream that is named. */
    OVERSEE(Optional.of(Right.CONTROL), false, false),
    /** To know how the program is configured. */
    OVERSEE_ALL(Optional.of(Right.CONTROL), true, false),
    /** To change the stream that is named. */
    CONTROL(Optional.of(Right.CONTROL), false, true),
    /** To change the program. */
    CONTROL_ALL(Optional.of(Right.CONTROL), true, true);

    private final Optional<Right> right;
    private final boolean everywhere;
    private final boolean changes;

    Need(Optional<Right> right, boolean everywhere, boolean changes) {
        this.right = right;
        this.everywhere = everywhere;
        this.changes = changes;
    }

    /** The right that it takes, if it takes one. */
    Optional<Right> right() {
        return right;
    }

    /** Whether it takes the right for all streams. */
    boolean everywhere() {
        return everywhere;
    }

    /** Whether something is changed for all: where nobody has to show who they are, only this machine may. */
    boolean changes() {
        return changes;
    }
}
