package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.Program;
import org.videostreamer.testing.StripReader;

/** Sources that others bring as jars of their own. */
class PluginIT {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n(package org\\.example\\.camera;.*?)```");
    private static final String SERVICE = "META-INF/services/org.videostreamer.source.FrameSourceProvider";

    @TempDir
    private Path folder;

    @Test
    void theSourceOfTheGuideWorksFromTheFolderOfPlugins() throws IOException {
        plugin(example());
        int port = FreePorts.any();
        try (Program program =
                        start("-uri", "blink", "-p", Integer.toString(port)).awaitPort(port);
                MjpegClient viewer = new MjpegClient(port, "/video/")) {
            assertThat(StripReader.read(viewer.next().jpeg()).getWidth()).isEqualTo(640);
            assertThat(program.output()).doesNotContain(" WARN ");
        }
    }

    @Test
    void aFullHeapEndsTheProgramAtOnceWithALineThatSaysSo() throws IOException {
        plugin(example()
                .replace(
                        "                ByteBuffer bytes = ",
                        "                byte[][] all = new byte[10_000][];\n"
                                + "                for (int i = 0; i < all.length; i++) {\n"
                                + "                    all[i] = new byte[1 << 20];\n"
                                + "                }\n"
                                + "                ByteBuffer bytes = "));
        int port = FreePorts.any();
        try (Program program =
                        start("-uri", "blink", "-p", Integer.toString(port)).awaitPort(port);
                MjpegClient viewer = new MjpegClient(port, "/video/")) {
            assertThat(program.exitCode()).isEqualTo(3);
            assertThat(program.output()).contains("Terminating due to java.lang.OutOfMemoryError: Java heap space");
            assertThat(viewer.status()).contains("200");
        }
    }

    @Test
    void aPluginThatCannotBeMadeCostsItsOwnSchemeAlone() throws IOException {
        plugin(example().replace("public final class BlinkProvider", "public abstract class BlinkProvider"));
        try (Program program = start("-uri", "blink")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.output())
                    .contains("the source org.example.camera.BlinkProvider cannot be loaded", "unknown scheme 'blink'");
        }
    }

    @Test
    void whateverIsThrownAtTheStartEndsItWithOneLine() throws IOException {
        plugin(example().replace("return Set.of(\"blink\");", "throw new AssertionError(\"no schemes\");"));
        try (Program program = start("-uri", "blink")) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output().lines())
                    .containsExactly("video-streamer: cannot start: unexpected failure: AssertionError: no schemes");
        }
    }

    private Program start(String... arguments) {
        String options = "-Dvideostreamer.plugins=" + folder.resolve("plugins") + " -Xmx128m";
        return new Program(List.of("./video-streamer"), Map.of("VIDEO_STREAMER_JAVA_OPTIONS", options), arguments);
    }

    /** The code of CONTRIBUTING.md. */
    private static String example() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
        assertThat(example.find()).isTrue();
        return example.group(1);
    }

    private void plugin(String code) throws IOException {
        Path source = Files.createDirectories(folder.resolve("src")).resolve("BlinkProvider.java");
        Path classes = folder.resolve("classes");
        Files.writeString(source, code);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        "target/classes:" + System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(compiled).isZero();
        Path services = classes.resolve(SERVICE);
        Files.createDirectories(services.getParent());
        Files.writeString(services, "org.example.camera.BlinkProvider\n");
        pack(classes, Files.createDirectories(folder.resolve("plugins")).resolve("blink.jar"));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
