package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.Program;
import org.videostreamer.testing.SystemCommand;

/** A program that may open nothing more. */
class NoDescriptorLeftIT {

    private static final int MORE_THAN_THERE_ARE = 20;

    @Test
    void viewersStayAndTheLogSaysWhatHelpsAndOthersAreTakenOnceThereIsRoom() throws Exception {
        int port = FreePorts.any();
        List<HttpPeer> others = new ArrayList<>();
        try (Program program = new Program("-uri", "test", "-p", Integer.toString(port)).awaitPort(port);
                MjpegClient viewer = new MjpegClient(port, "/video/")) {
            viewer.next();
            limit(program, open(program) + 5 + ":");
            for (int other = 0; other < MORE_THAN_THERE_ARE; other++) {
                others.add(new HttpPeer(port));
            }
            program.awaitOutput("cannot take connections");
            for (int picture = 0; picture < 20; picture++) {
                viewer.next();
            }
            limit(program, most(program) + ":");
            others.forEach(HttpPeer::close);
            try (MjpegClient next = new MjpegClient(port, "/video/")) {
                assertThat(next.next().number()).isNotNegative();
            }
            assertThat(program.output()).contains("LimitNOFILE=").doesNotContain(" ERROR ", "\tat ");
        } finally {
            others.forEach(HttpPeer::close);
        }
    }

    private static long open(Program program) throws IOException {
        try (Stream<Path> open =
                Files.list(Path.of("/proc", Long.toString(program.process().pid()), "fd"))) {
            return open.count();
        }
    }

    private static String most(Program program) throws IOException {
        Path limits = Path.of("/proc", Long.toString(program.process().pid()), "limits");
        return Files.readAllLines(limits).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.trim().split(" {2,}")[2])
                .findFirst()
                .orElseThrow();
    }

    private static void limit(Program program, String softAndHard) throws IOException, InterruptedException {
        String pid = Long.toString(program.process().pid());
        Process process = SystemCommand.of("prlimit", "--pid", pid, "--nofile=" + softAndHard)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
