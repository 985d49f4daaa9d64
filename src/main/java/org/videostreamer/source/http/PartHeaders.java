package org.videostreamer.source.http;

import java.util.Locale;
import java.util.Optional;

/** What the header lines of one part say that we listen to, used again for the next. */
final class PartHeaders {

    private Optional<String> length = Optional.empty();
    private Optional<String> timestamp = Optional.empty();
    private int bytes;

    void clear() {
        length = Optional.empty();
        timestamp = Optional.empty();
        bytes = 0;
    }

    /** Whether a line starts as a header does: a name and a colon. */
    static boolean isHeader(String line) {
        String name = line.substring(0, Math.max(0, line.indexOf(':'))).stripTrailing();
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '/');
    }

    /** Takes a line without its end; one that is no header says nothing. */
    void add(String line) {
        if (!isHeader(line)) {
            return;
        }
        bytes += line.length();
        int colon = line.indexOf(':');
        Optional<String> value = Optional.of(line.substring(colon + 1).strip());
        switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
            case "content-length" -> length = value;
            case "x-timestamp" -> timestamp = value;
            default -> {
                // Nothing that a picture needs.
            }
        }
    }

    /** The bytes of all header lines so far. */
    int bytes() {
        return bytes;
    }

    /** What {@code X-Timestamp} says, if there is one. */
    Optional<String> timestamp() {
        return timestamp;
    }

    /** The announced bytes of the part, or 0 where none or nonsense is announced. */
    int contentLength(int limit) {
        try {
            long announced = Long.parseLong(length.orElse("0"));
            return announced > 0 && announced <= limit ? (int) announced : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
