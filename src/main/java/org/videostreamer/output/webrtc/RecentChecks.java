package org.videostreamer.output.webrtc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.videostreamer.output.webrtc.ice.TransactionId;

/**
 * The newest connectivity checks of a viewer and where each came from, so that one that somebody has recorded and sends
 * from elsewhere does not move the pictures there. A check that is repeated on its own path is usual (RFC 8489 6.2.1).
 */
final class RecentChecks {

    private static final int REMEMBERED = 128;

    private final Map<TransactionId, Path> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TransactionId, Path> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether the check is new, or came this way before. */
    boolean isGenuine(TransactionId id, Path path) {
        Path before = seen.putIfAbsent(id, path);
        return before == null || before.equals(path);
    }
}
