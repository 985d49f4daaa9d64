package org.videostreamer.bench;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The processes that the benchmark started; none outlives it, also when it is interrupted. Any thread. */
final class ChildProcesses {

    private final Set<Process> running = new HashSet<>();
    private boolean over;

    ChildProcesses() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "end children"));
    }

    synchronized Process start(ProcessBuilder builder) throws IOException {
        if (over) {
            throw new IOException("interrupted");
        }
        Process process = builder.start();
        running.add(process);
        return process;
    }

    /** Kills a process if it still runs, and waits for its end. */
    void end(Process process) throws InterruptedException {
        kill(process);
        process.waitFor();
        synchronized (this) {
            running.remove(process);
        }
    }

    private synchronized void endAll() {
        over = true;
        running.forEach(ChildProcesses::kill);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
