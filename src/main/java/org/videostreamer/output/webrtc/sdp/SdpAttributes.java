package org.videostreamer.output.webrtc.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The attributes of a section (RFC 8866 5.13), found by their names and by the formats that they speak of. Sorted once,
 * so that no question walks an offer of a stranger.
 */
final class SdpAttributes {

    private final Map<String, List<String>> byName = new HashMap<>();
    private final Map<String, List<String>> byFormat = new HashMap<>();

    /** @param lines what stands behind each {@code a=}, in order */
    SdpAttributes(List<String> lines) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                add(byName, line, "");
            } else {
                sort(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
    }

    private void sort(String name, String value) {
        add(byName, name, value);
        int space = value.indexOf(' ');
        if (space > 0) {
            add(
                    byFormat,
                    key(name, value.substring(0, space)),
                    value.substring(space + 1).strip());
        }
    }

    private static void add(Map<String, List<String>> map, String key, String value) {
        map.computeIfAbsent(key, name -> new ArrayList<>(1)).add(value);
    }

    private static String key(String name, String format) {
        return name + ":" + format;
    }

    /** Whether there is one of that name. */
    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The values of all of that name, in order. */
    List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The value of the first of that name. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** What all of that name say of a format, in order: {@code nack} and {@code nack pli} of 96 in {@code rtcp-fb}. */
    List<String> allOf(String name, String format) {
        return byFormat.getOrDefault(key(name, format), List.of());
    }

    /** What the first of that name says of a format: {@code VP8/90000} of 96 in {@code rtpmap}. */
    Optional<String> firstOf(String name, String format) {
        return allOf(name, format).stream().findFirst();
    }
}
