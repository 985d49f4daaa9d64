package org.videostreamer.testing;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Commands of the machine that tests start. */
public final class SystemCommand {

    private SystemCommand() {}

    /** As {@link #of(List)}. */
    public static ProcessBuilder of(String... words) {
        return of(List.of(words));
    }

    /**
     * One whose output goes where ours goes, and which reads nothing of what we read: by that Maven speaks with the JVM of the
     * tests.
     */
    public static ProcessBuilder of(List<String> words) {
        return new ProcessBuilder(words).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
    }
}
