package org.videostreamer.soak;

import java.io.BufferedReader;
import java.io.IOException;
import org.videostreamer.bench.ChildProcesses;

/** Starts processes that say when they are ready, and reads whatever they say afterwards. */
final class ReadyProcess {

    private ReadyProcess() {}

    /**
     * Starts one and waits for a line that holds a word.
     *
     * @param builder whose errors go where its output goes
     */
    static Process start(ChildProcesses children, ProcessBuilder builder, String ready) throws IOException {
        Process process = children.start(builder.redirectErrorStream(true));
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line == null || !line.contains(ready); line = output.readLine()) {
            if (line == null) {
                throw new IOException(String.join(" ", builder.command()) + " did not start: " + said);
            }
            said.append(line).append('\n');
        }
        Thread reader = new Thread(() -> drain(output), "output of a peer");
        reader.setDaemon(true);
        reader.start();
        return process;
    }

    private static void drain(BufferedReader output) {
        try (output) {
            while (output.readLine() != null) {
                // nobody wants it
            }
        } catch (IOException e) {
            // it has ended
        }
    }
}
