package org.videostreamer.web;

import java.util.List;

/**
 * What became of the listeners when others were wanted.
 *
 * @param added addresses that are listened at from now on
 * @param removed addresses that are no longer listened at
 * @param failed a line for each that cannot be listened at, with the address, the reason and what to do
 */
public record ListenerChanges(List<String> added, List<String> removed, List<String> failed) {

    /** Nothing has changed. */
    public static final ListenerChanges NONE = new ListenerChanges(List.of(), List.of(), List.of());

    /** Takes copies of the lists. */
    public ListenerChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        failed = List.copyOf(failed);
    }
}
