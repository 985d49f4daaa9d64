package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.Program;

/** When the launcher builds and rehearses; in a checkout of its own, because other tests start from this one. */
class CheckoutIT {

    private static final String COPY = "cp -a --parents video-streamer scripts pom.xml src/main page/build page/dist"
            + " page/public page/src page/*.* target/.built target/lib target/natives target/video-streamer* \"$1\"";

    @TempDir
    private Path checkout;

    @BeforeEach
    void copyTheCheckoutWithWhatIsBuilt() throws IOException, InterruptedException {
        try (Program current = new Program("--version")) {
            assertThat(current.exitCode()).isZero();
        }
        run("sh", "-c", COPY, "sh", checkout.toString());
        Path modules = Path.of("page/node_modules");
        Files.createSymbolicLink(checkout.resolve(modules), modules.toRealPath());
    }

    @Test
    void whatThePagesBuildWritesIsNotTakenForANewSource() throws IOException, InterruptedException {
        assertThat(start()).doesNotContain("building");
        Files.delete(checkout.resolve("page/dist/.built"));
        run(checkout.resolve("page/build").toString());
        assertThat(checkout.resolve("page/dist/.built")).exists();
        assertThat(start()).doesNotContain("building");
    }

    /** Java says nothing of an archive that it does not take, and starts slowly. */
    @Test
    void aCheckoutThatWasMovedRehearsesItsStartAnew() throws IOException {
        assertThat(start()).contains("rehearsing the start");
        // Those of other Javas, which were copied with it, wait for a start with these.
        try (Stream<Path> files = Files.list(checkout.resolve("target"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsa.of")))
                    .anySatisfy(
                            made -> assertThat(Files.readString(made).strip()).endsWith(" " + checkout));
        }
        assertThat(start()).doesNotContain("rehearsing the start");
    }

    @Test
    void whatComesInIsForTheProgramAlsoWhereItsStartIsRehearsed() throws IOException, InterruptedException {
        String command = "echo secret | \"$1/video-streamer\" hash-password";
        try (Program program = new Program(List.of("sh", "-c", command, "sh", checkout.toString()), Map.of())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.output()).contains("rehearsing the start", "$argon2id$");
        }
    }

    private String start() {
        try (Program program =
                new Program(List.of(checkout.resolve("video-streamer").toString()), Map.of(), "--version")) {
            assertThat(program.exitCode()).isZero();
            return program.output();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(status).as(String.join(" ", command)).isZero();
    }
}
