package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.Program;

/** The program as a supervisor has it read its file anew. */
class ReloadIT {

    @TempDir
    Path folder;

    private final int port = FreePorts.any();

    private Path write(String listen, String name) throws IOException {
        return Files.writeString(
                folder.resolve("cameras.yaml"),
                "server: {listen: [" + listen + "]}\nstreams: {" + name + ": {input_uri: test}}\n");
    }

    private String here() {
        return "'127.0.0.1:" + port + "'";
    }

    @Test
    void sighupHasTheFileReadAnewAndABadFileChangesNothing() throws Exception {
        Path file = write(here(), "sample");
        try (Program program = new Program("-c", file.toString()).awaitPort(port)) {
            Files.writeString(file, "{");
            hangUp(program);
            program.awaitOutput("not reloaded, nothing has changed");
            write(here(), "other");
            hangUp(program);
            program.awaitOutput("reloaded: 1 streams added, 0 changed, 1 removed");
            try (MjpegClient viewer = new MjpegClient(port, "/video/other")) {
                viewer.next();
            }
            program.process().destroy();
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void oneAddressOfSeveralThatIsTakenIsToldByTheLogAndTheExitCode() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = write("'127.0.0.1:" + taken.getLocalPort() + "', " + here(), "sample");
            try (Program program = new Program("-c", file.toString()).awaitPort(port)) {
                program.awaitOutput("the others serve, it is tried on");
                program.process().destroy();
                assertThat(program.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void withoutAFileSighupEndsTheProgramAsItEndsOthers() throws Exception {
        try (Program program = new Program("--listen", "127.0.0.1:" + port).awaitPort(port)) {
            hangUp(program);
            await().until(() -> !program.process().isAlive());
        }
    }

    private static void hangUp(Program program) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", Long.toString(program.process().pid()))
                .start()
                .waitFor();
    }
}
