package org.videostreamer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.videostreamer.natives.NativeLibraries;

/** The notice of others' licences, held to what really comes with the program. */
class NoticeTest {

    private static final Path TEMPLATE = Path.of("src/main/notice/third-party.ftl");
    private static final Pattern CONTAINED = Pattern.compile("--enable-(lib[a-z0-9-]+|openssl|cuda|vulkan)");
    /** What is said of the libraries for devices, which belong to the system. */
    private static final List<String> OF_THE_SYSTEM = List.of("libxcb", "libpulse");

    @BeforeAll
    static void load() {
        NativeLibraries.loadFfmpeg();
    }

    @Test
    void ffmpegIsUnderTheLicenceThatTheNoticeNames() throws IOException {
        assertThat(avutil.avutil_license().getString()).isEqualTo("LGPL version 3 or later");
        assertThat(Files.readString(TEMPLATE)).contains("GNU Lesser General Public License, version 3 or later");
    }

    @Test
    void everyLibraryWithinFfmpegIsNamed() throws IOException {
        List<String> libraries = CONTAINED
                .matcher(avutil.avutil_configuration().getString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !OF_THE_SYSTEM.contains(name))
                .map(name -> name.replaceFirst("^lib(?!drm|va)", ""))
                .toList();
        assertThat(libraries).contains("openh264", "vpx");
        assertThat(Files.readString(TEMPLATE)).contains(libraries);
    }

    @Test
    void thePatentsOfH264AreToldPlainly() throws IOException {
        assertThat(Files.readString(TEMPLATE)).contains("OpenH264", "patents", "Cisco");
    }
}
