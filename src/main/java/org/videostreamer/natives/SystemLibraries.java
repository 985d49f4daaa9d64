package org.videostreamer.natives;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the system has to bring for our native libraries, and the packages of Debian and Ubuntu that hold it. */
final class SystemLibraries {

    /** Part of every Debian that can run Java and install packages. */
    static final Set<String> ALWAYS_THERE = Set.of(
            "libc.so.6",
            "libm.so.6",
            "libstdc++.so.6",
            "libgcc_s.so.1",
            "libudev.so.1",
            "ld-linux-x86-64.so.2",
            "ld-linux-aarch64.so.1");

    private static final Map<String, String> PACKAGES = Map.of(
            "libstdc++.so.6", "libstdc++6",
            "libgcc_s.so.1", "libgcc-s1",
            "libudev.so.1", "libudev1",
            "libdrm.so.2", "libdrm2",
            "libva.so.2", "libva2",
            "libva-drm.so.2", "libva-drm2",
            "libasound.so.2", "libasound2",
            "libpulse.so.0", "libpulse0",
            "libxcb.so.1", "libxcb1",
            "libxcb-shm.so.0", "libxcb-shm0");
    /** Renamed when Debian 13 and Ubuntu 24.04 went over to times of 64 bits. */
    private static final Set<String> RENAMED = Set.of("libasound2");

    private final Path root;

    /** Those of this machine. */
    SystemLibraries() {
        this(Path.of("/"));
    }

    /** @param root where the system's files are */
    SystemLibraries(Path root) {
        this.root = root;
    }

    /**
     * Tells what is missing and how to get it.
     *
     * @param user who needs it
     * @param first the library that the loader missed first
     * @param wanted all that the user needs; what else of it is missing is told too, so that once is enough
     */
    String remedy(String user, String first, List<String> wanted) {
        List<String> missing = new ArrayList<>(List.of(first));
        wanted.stream().filter(name -> !name.equals(first) && !isThere(name)).forEach(missing::add);
        String needs = user + " needs " + String.join(", ", missing);
        String packages = missing.stream()
                .filter(PACKAGES::containsKey)
                .map(PACKAGES::get)
                .map(this::nameHere)
                .collect(Collectors.joining(" "));
        return packages.isEmpty() ? needs : needs + ": apt-get install " + packages;
    }

    private boolean isThere(String name) {
        return folders().stream().anyMatch(folder -> Files.exists(folder.resolve(name)));
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        for (String parent : List.of("lib", "usr/lib", "lib64", "usr/lib64", "usr/local/lib")) {
            folders.add(root.resolve(parent));
            folders.addAll(within(root.resolve(parent), "*-linux-gnu"));
        }
        return folders;
    }

    private String nameHere(String name) {
        boolean renamed = RENAMED.contains(name)
                && !within(root.resolve("var/lib/dpkg/info"), "*t64*.list").isEmpty();
        return renamed ? name + "t64" : name;
    }

    private static List<Path> within(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            // A folder that is not there holds nothing.
            return List.of();
        }
        return found;
    }
}
