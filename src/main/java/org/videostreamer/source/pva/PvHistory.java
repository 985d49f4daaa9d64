package org.videostreamer.source.pva;

import java.util.Optional;

/** What one attempt to show a PV leaves to the next. Any thread. */
final class PvHistory {

    private volatile boolean missing;
    private volatile Optional<ArrayStamp> shown = Optional.empty();

    /** Whether nobody answered the last search: the reason for that stays visible while searching again. */
    boolean isMissing() {
        return missing;
    }

    void missing(boolean now) {
        missing = now;
    }

    /** Remembers the picture shown last. */
    void shown(ArrayStamp stamp) {
        shown = Optional.of(stamp);
    }

    /** Whether it is the picture shown last: an idle detector's PV still holds it and is no sign of life. */
    boolean isOld(ArrayStamp stamp) {
        return shown.filter(stamp::isSamePicture).isPresent();
    }
}
