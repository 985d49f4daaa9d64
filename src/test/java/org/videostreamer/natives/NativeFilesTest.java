package org.videostreamer.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the native files that come with the program need of the system, read from the files. Those of arm64 are looked at
 * where {@code ./check} has fetched them.
 */
class NativeFilesTest {

    private static final Path OWN = Path.of(System.getProperty(NativeLibraries.FOLDER));

    static List<Path> folders() {
        return Stream.of(OWN, OWN.resolveSibling("natives-arm64"))
                .filter(Files::isDirectory)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void openCvNeedsNothingThatASystemMayLack(Path folder) throws IOException {
        assertThat(wantedFromSystem(folder, NativeLibraries.OPENCV)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void ffmpegNeedsNothingOfWindowsAndSound(Path folder) throws IOException {
        assertThat(wantedFromSystem(folder, NativeLibraries.FFMPEG)).isSubsetOf(NativeLibraries.FFMPEG.system());
    }

    @Test
    void onThisKindOfMachineFfmpegFindsAllBesideItself() throws IOException {
        Set<String> wanted = wantedFromSystem(OWN, NativeLibraries.FFMPEG);
        if (System.getProperty("os.arch").equals("amd64")) {
            assertThat(wanted).isEmpty();
        } else {
            assertThat(wanted).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void devicesNeedWhatTheRemedyNames(Path folder) throws IOException {
        Set<String> wanted = wantedFromSystem(folder, NativeLibraries.DEVICES);
        wanted.removeAll(NativeLibraries.FFMPEG.system());
        assertThat(wanted)
                .contains("libpulse.so.0", "libxcb.so.1", "libxcb-shm.so.0")
                .isSubsetOf(NativeLibraries.DEVICES.system());
    }

    /** All that the group needs, directly or through others, is neither beside it nor part of every system. */
    private static Set<String> wantedFromSystem(Path path, LibraryGroup group) throws IOException {
        LibraryFolder folder = new LibraryFolder(path);
        Set<String> seen = new HashSet<>();
        Set<String> wanted = new TreeSet<>();
        Deque<Path> files = new ArrayDeque<>();
        group.names().forEach(name -> files.add(folder.get(name)));
        while (!files.isEmpty()) {
            for (String name : new ElfFile(files.remove()).needed()) {
                if (!seen.add(name)) {
                    continue;
                }
                if (Files.exists(path.resolve(name))) {
                    files.add(path.resolve(name));
                } else if (!SystemLibraries.ALWAYS_THERE.contains(name)) {
                    wanted.add(name);
                }
            }
        }
        return wanted;
    }
}
