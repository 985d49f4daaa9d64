package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;

class DeviceNameTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a/b/c,                                a/b/c",
        "tango:a/b/c,                          a/b/c",
        "tango:///a/b/c,                       a/b/c",
        "id30/limaccds/cam-1,                  id30/limaccds/cam-1",
        "//host:10000/a/b/c,                   tango://host:10000/a/b/c",
        "tango://host:10000/a/b/c,             tango://host:10000/a/b/c",
        "TANGO://host.x.org:10000/a/b/c,       tango://host.x.org:10000/a/b/c",
        "tango://host:10000/a/b/c#dbase=yes,   tango://host:10000/a/b/c",
        "tango://host:10000/a/b/c#dbase=no,    tango://host:10000/a/b/c#dbase=no",
        "//host:10000/a/b/c#dbase=no,          tango://host:10000/a/b/c#dbase=no",
        "'tango://h1:10000,h2:10000/a/b/c',    'tango://h1:10000,h2:10000/a/b/c'",
    })
    void allFormsReachTheClient(String uri, String url) throws ConfigException {
        assertThat(DeviceName.parse(new SourceUri(uri)).url()).isEqualTo(url);
        new SourceProviders().open(Configs.camera(uri)).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tango:",
                "tango:a/b",
                "tango:a/b/c/d",
                "tango://host/a/b/c",
                "tango://host:10000/a/b",
                "tango://host:10000/a/b/c?size=1",
                "tango://host:10000/a/b/c#dbase=maybe",
            })
    void refusesWhatIsWrongForGood(String uri) {
        assertThatThrownBy(() -> new SourceProviders().open(Configs.camera(uri)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(
                        "input_uri '" + uri + "' names no Tango device; expected tango://host:port/a/b/c");
    }

    @Test
    void noDatabaseNeedsTheDeviceServersAddress() {
        assertThatThrownBy(() -> DeviceName.parse(new SourceUri("a/b/c#dbase=no")))
                .hasMessage("input_uri 'a/b/c#dbase=no' has #dbase=no, which needs the host and port of the device"
                        + " server; expected tango://host:port/a/b/c#dbase=no");
    }

    /** Runs a source of a bare name where TANGO_HOST is no address; else its database's files might say something. */
    public static final class BareName {
        private BareName() {}

        public static void main(String[] arguments) throws Exception {
            try (var source =
                    new org.videostreamer.testing.RunningSource(new TangoProvider().open(Configs.camera("a/b/c")))) {
                System.out.println(source.reason());
            }
        }
    }

    @Test
    void aBareNameWithoutTangoHostSaysWhatIsMissing() throws Exception {
        assertThat(run(BareName.class)).contains("a/b/c needs the environment variable TANGO_HOST");
    }

    /** Makes a source, as a check of the configuration does. */
    public static final class Unused {
        private Unused() {}

        public static void main(String[] arguments) throws Exception {
            new SourceProviders().open(Configs.camera("a/b/c")).close();
            System.out.println("made");
        }
    }

    @Test
    void theTangoClientIsNotLoadedBeforeASourceRuns() throws Exception {
        assertThat(run(Unused.class, "-Xlog:class+load"))
                .contains("made", "org.videostreamer.source.tango.TangoSource ")
                .doesNotContain("fr.esrf.", "org.jacorb.", "org.omg.");
    }

    private static String run(Class<?> main, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"));
        command.addAll(List.of(options));
        command.add("-Dvideostreamer.natives=" + System.getProperty("videostreamer.natives"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Without a colon it is as good as unset, and the client does not look for it in the files of this machine.
        builder.environment().put("TANGO_HOST", "unset");
        Process process = builder.start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
