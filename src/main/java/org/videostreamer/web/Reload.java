package org.videostreamer.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.videostreamer.stream.StreamChanges;

/**
 * How it went when the configuration was read anew.
 *
 * @param time when that was done
 * @param errors all that is wrong in the file, a line each; nothing has changed then
 * @param streams what became of the streams
 * @param listeners what became of the listeners
 * @param needsRestart keys whose change counts from the next start only
 */
public record Reload(
        Instant time,
        List<String> errors,
        StreamChanges streams,
        ListenerChanges listeners,
        List<String> needsRestart) {

    /** Takes copies of the lists. */
    public Reload {
        errors = List.copyOf(errors);
        needsRestart = List.copyOf(needsRestart);
    }

    /** The file cannot be used. */
    public static Reload failed(List<String> errors) {
        return new Reload(Instant.now(), errors, StreamChanges.NONE, ListenerChanges.NONE, List.of());
    }

    /** A line for each thing that is not as the file says although it can be used. */
    public List<String> troubles() {
        return Stream.concat(
                        listeners.failed().stream(),
                        needsRestart.stream().map(key -> key + " has changed, which counts from the next start only"))
                .toList();
    }

    /** Whether the program is as the file says, as far as it can be. */
    public boolean isDone() {
        return errors.isEmpty();
    }
}
