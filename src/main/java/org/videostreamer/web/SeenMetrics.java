package org.videostreamer.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.videostreamer.access.Caller;
import org.videostreamer.config.Right;

/** What the program does, without the streams that are nothing of the caller's. */
final class SeenMetrics {

    private static final Pattern STREAM = Pattern.compile("[{,]stream=\"([^\"]*)\"");

    private SeenMetrics() {}

    /** The lines of Prometheus' text form that somebody may read. */
    static String of(String text, Caller caller) {
        return caller.mayEverywhere(Right.MEASURE)
                ? text
                : text.lines().filter(line -> isSeen(line, caller)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isSeen(String line, Caller caller) {
        Matcher stream = STREAM.matcher(line);
        return line.startsWith("#") || !stream.find() || caller.may(Right.MEASURE, stream.group(1));
    }
}
