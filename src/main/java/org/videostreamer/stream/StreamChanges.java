package org.videostreamer.stream;

import java.util.List;

/**
 * What became of the streams when others were wanted, by name; those of which nothing is said stayed as they were.
 *
 * @param added served from now on
 * @param changed told something else
 * @param removed no longer served
 */
public record StreamChanges(List<String> added, List<String> changed, List<String> removed) {

    /** Nothing has changed. */
    public static final StreamChanges NONE = new StreamChanges(List.of(), List.of(), List.of());

    /** Takes copies of the lists. */
    public StreamChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }
}
