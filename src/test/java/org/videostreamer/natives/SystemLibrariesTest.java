package org.videostreamer.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a system that lacks a library. */
class SystemLibrariesTest {

    @TempDir
    private Path root;

    @Test
    void theMissingLibraryIsNamedWithItsPackage() throws IOException {
        install("libpulse.so.0", "libxcb.so.1", "libxcb-shm.so.0");
        assertThat(remedy("libasound.so.2")).isEqualTo("v4l2 needs libasound.so.2: apt-get install libasound2");
    }

    @Test
    void whatElseIsMissingIsNamedToo() throws IOException {
        install("libpulse.so.0", "libxcb.so.1");
        assertThat(remedy("libxcb-shm.so.0"))
                .isEqualTo("v4l2 needs libxcb-shm.so.0, libasound.so.2: apt-get install libxcb-shm0 libasound2");
    }

    @Test
    void newReleasesHaveAnotherNameForThePackage() throws IOException {
        install("libpulse.so.0", "libxcb.so.1", "libxcb-shm.so.0");
        Path packages = Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.createFile(packages.resolve("libapt-pkg7.0t64:amd64.list"));
        assertThat(remedy("libasound.so.2")).isEqualTo("v4l2 needs libasound.so.2: apt-get install libasound2t64");
    }

    @Test
    void aLibraryOfNoKnownPackageIsNamedAlone() {
        assertThat(new SystemLibraries(root).remedy("FFmpeg", "libodd.so.9", NativeLibraries.OPENCV.system()))
                .isEqualTo("FFmpeg needs libodd.so.9");
    }

    private String remedy(String missing) {
        return new SystemLibraries(root).remedy("v4l2", missing, NativeLibraries.DEVICES.system());
    }

    private void install(String... names) throws IOException {
        Path folder = Files.createDirectories(root.resolve("usr/lib/aarch64-linux-gnu"));
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }
}
