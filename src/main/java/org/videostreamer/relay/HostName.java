package org.videostreamer.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine calls itself. */
final class HostName {

    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST = 64;

    private HostName() {}

    /** Its name, with nothing in it that a node's name does not have; {@code node} where it has none. */
    static String find() {
        try {
            return of(Files.readString(KERNEL));
        } catch (IOException e) {
            return of("");
        }
    }

    /** What is left of a name. */
    static String of(String name) {
        String fit = name.strip().replaceAll("[^A-Za-z0-9_.-]", "-").replaceAll("^\\.+", "");
        return fit.isEmpty() ? "node" : fit.substring(0, Math.min(LONGEST, fit.length()));
    }
}
