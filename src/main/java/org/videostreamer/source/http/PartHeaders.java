package org.videostreamer.source.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The header lines of one part, used again for the next. */
final class PartHeaders {

    /** More than any camera sends; the rest is not kept, so that garbage fills no memory. */
    private static final int MOST = 64;

    private final Map<String, String> values = new HashMap<>();

    void clear() {
        values.clear();
    }

    /** Takes a line without its end; one without a colon says nothing. */
    void add(String line) {
        int colon = line.indexOf(':');
        if (colon > 0 && values.size() < MOST) {
            values.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    /** @param name lower case */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The announced bytes of the part, or 0 where none or nonsense is announced. */
    int contentLength(int limit) {
        try {
            long length = Long.parseLong(get("content-length").orElse("0"));
            return length > 0 && length <= limit ? (int) length : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
