package org.videostreamer.soak;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.videostreamer.bench.ChildProcesses;
import org.videostreamer.testing.SystemCommand;

/** A camera, or what a camera needs, that is a process: it is killed, or stopped by a signal and so hangs with all it holds. */
final class ProcessCamera implements SoakCamera {

    private final String name;
    private final String uri;
    private final ChildProcesses children;
    private final Starter starter;
    private Optional<Process> process;

    /** Starts it; the second time where it was before. */
    interface Starter {
        Process start() throws IOException;
    }

    ProcessCamera(String name, String uri, ChildProcesses children, Starter starter) throws IOException {
        this.name = name;
        this.uri = uri;
        this.children = children;
        this.starter = starter;
        this.process = Optional.of(starter.start());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public Set<CameraFault> faults() {
        return EnumSet.of(CameraFault.KILLED, CameraFault.HUNG);
    }

    @Override
    public void suffer(CameraFault fault) throws IOException, InterruptedException {
        switch (fault) {
            case KILLED -> close();
            case HUNG -> signal("-STOP");
            default -> throw new IllegalArgumentException(name + " cannot be " + fault);
        }
    }

    @Override
    public void recover() throws IOException, InterruptedException {
        if (process.isEmpty()) {
            process = Optional.of(starter.start());
        } else {
            signal("-CONT");
        }
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid = Long.toString(process.orElseThrow().pid());
        SystemCommand.of("kill", signal, pid).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isPresent()) {
            children.end(process.get());
            process = Optional.empty();
        }
    }
}
