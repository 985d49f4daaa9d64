package org.videostreamer.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure and how long.
 *
 * @param help only tell the options
 * @param parts what to measure
 * @param seconds for each measurement
 */
record BenchOptions(boolean help, Set<Part> parts, int seconds) {

    static final String HELP = """
            Usage: ./bench [--only PART] [--seconds N]

            Measures the program on this machine; the rest of it should be quiet. Takes about fifteen minutes.

              --only PART   encode: CPU time and bytes per encoded frame, ours beside the bundled ffmpeg's
                            viewers: CPU, memory and frame rates with 1, 50 and 500 viewers
                            start: time from the command to the first picture; CPU and memory when nobody watches
                            latency: from a picture published in Redis to its last byte at a viewer
                            sources: CPU time a picture from each kind of camera, simulated
                            camera: what we add to an HTTP camera of large pictures, time and CPU
                            webrtc: CPU with 1, 10, 50 and 100 viewers of VP8; from the offer to the first picture
                            pass: CPU with 1, 20 and 100 viewers of an RTSP camera's H.264 as it came; joiners
                            glass: from a picture to its being seen in Chromium, in all formats
                            many: 100 streams of which 3 are watched; start, and what the others cost
                            May be given more than once; all if not given.
              --seconds N   For each measurement, from 1 to 600. Default: 10.
              -h, --help    Print this help and exit.

            docs/performance.md tells what the numbers mean.
            """;

    private static final int USUAL_SECONDS = 10;
    private static final int MOST_SECONDS = 600;

    boolean includes(Part part) {
        return parts.contains(part);
    }

    /** @throws IllegalArgumentException with a message for the user */
    static BenchOptions parse(String... arguments) {
        boolean help = false;
        int seconds = USUAL_SECONDS;
        Set<Part> parts = EnumSet.noneOf(Part.class);
        Iterator<String> all = Arrays.asList(arguments).iterator();
        while (all.hasNext()) {
            String option = all.next();
            switch (option) {
                case "-h", "--help" -> help = true;
                case "--only" -> parts.add(part(value(option, all)));
                case "--seconds" -> seconds = seconds(value(option, all));
                default -> throw new IllegalArgumentException("unknown option '" + option + "'; --help tells all");
            }
        }
        return new BenchOptions(help, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts, seconds);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; --help tells which");
        }
        return rest.next();
    }

    private static Part part(String text) {
        for (Part part : Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(text)) {
                return part;
            }
        }
        throw new IllegalArgumentException("--only '" + text
                + "': expected encode, viewers, start, latency, sources, camera, webrtc, pass, glass or many");
    }

    private static int seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 1 && seconds <= MOST_SECONDS) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new IllegalArgumentException("--seconds '" + text + "': expected a whole number from 1 to 600");
    }
}
