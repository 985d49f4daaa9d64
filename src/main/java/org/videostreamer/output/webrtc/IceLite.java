package org.videostreamer.output.webrtc;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.videostreamer.output.webrtc.ice.BindingRequest;

/**
 * ICE as an agent has it that can be reached by all (RFC 8445 2.5, lite): the viewer tries our addresses and chooses; we
 * answer, go where it says, and know by its going on (RFC 7675) that it is still there. On the viewers' event loop.
 */
final class IceLite {

    /** More ways than any viewer has: its addresses times ours. */
    private static final int MOST_PATHS = 32;

    private final RecentChecks recent = new RecentChecks();
    private final Set<Path> paths = new LinkedHashSet<>();
    private Optional<Path> chosen = Optional.empty();
    private long checkedAt = System.nanoTime();

    /** Takes a check whose signature is right; whether it counts. */
    boolean take(BindingRequest request, Path path) {
        boolean known = paths.contains(path);
        if (!recent.isGenuine(request.transactionId(), path) || !known && paths.size() >= MOST_PATHS) {
            return false;
        }
        paths.add(path);
        checkedAt = System.nanoTime();
        // Until the viewer chooses, the first way that works is as good as any.
        if (request.useCandidate() || chosen.isEmpty()) {
            chosen = Optional.of(path);
        }
        return true;
    }

    /** Where to send. */
    Optional<Path> path() {
        return chosen;
    }

    /** All ways on which checks came. */
    Set<Path> paths() {
        return Set.copyOf(paths);
    }

    /** A way is closed for good. */
    void lost(Path path) {
        paths.remove(path);
        if (chosen.filter(path::equals).isPresent()) {
            chosen = paths.stream().findFirst();
        }
    }

    /** Nanoseconds since the last check. */
    long silence() {
        return System.nanoTime() - checkedAt;
    }
}
