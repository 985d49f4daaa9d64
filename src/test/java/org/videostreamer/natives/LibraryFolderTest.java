package org.videostreamer.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFolderTest {

    @TempDir
    private Path path;

    private LibraryFolder folder;

    @BeforeEach
    void fill() throws IOException {
        folder = new LibraryFolder(path);
        Files.createFile(path.resolve("libva.so.2"));
        Files.createFile(path.resolve("libva-drm.so.2"));
    }

    @Test
    void aLibraryIsFoundByItsWholeName() {
        assertThat(folder.find("va")).contains(path.resolve("libva.so.2"));
        assertThat(folder.find("v")).isEmpty();
    }

    @Test
    void ofTwoVersionsNoneIsLoaded() throws IOException {
        Files.createFile(path.resolve("libva.so.1"));
        assertThatThrownBy(() -> folder.find("va"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(path + " holds libraries of several builds, such as libva.so.1 and libva.so.2;"
                        + " delete the folder and build again");
    }

    @Test
    void whatABuildLeftOutIsNotLookedForElsewhere() {
        assertThatThrownBy(() -> folder.get("drm"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(path + " lacks the native library drm; delete the folder and build again");
    }
}
