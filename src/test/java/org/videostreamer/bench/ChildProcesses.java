package org.videostreamer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The processes that a measurement started; none outlives it, also when it is interrupted. Any thread. */
public final class ChildProcesses {

    private final Set<Process> running = new HashSet<>();
    private boolean over;

    /** None yet. */
    public ChildProcesses() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "end children"));
    }

    /** Starts one. */
    public synchronized Process start(ProcessBuilder builder) throws IOException {
        if (over) {
            throw new IOException("interrupted");
        }
        Process process = builder.start();
        running.add(process);
        return process;
    }

    /** Starts a program of these classes, whose output nobody reads. */
    Process startJava(String type, String... arguments) throws IOException {
        return start(javaProgram(type, arguments).redirectOutput(ProcessBuilder.Redirect.DISCARD));
    }

    /** A program of these classes; arguments that are empty are left out. */
    public static ProcessBuilder javaProgram(String type, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dvideostreamer.natives=" + System.getProperty("videostreamer.natives"),
                "-cp",
                System.getProperty("java.class.path"),
                type));
        Stream.of(arguments).filter(argument -> !argument.isEmpty()).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Server.loopbackEpics(builder);
        return builder;
    }

    /** Kills a process if it still runs, and waits for its end. */
    public void end(Process process) throws InterruptedException {
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
