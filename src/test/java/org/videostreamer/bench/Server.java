package org.videostreamer.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.videostreamer.testing.FreePorts;

/** The program itself as users start it, at a free port of this machine. */
final class Server implements AutoCloseable {

    private static final Path PROGRAM = Path.of("video-streamer").toAbsolutePath();
    private static final Path LOG = Path.of("target", "bench-server.log");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ChildProcesses children;
    private final Process process;
    private final InetSocketAddress address;

    private Server(ChildProcesses children, Process process, InetSocketAddress address) {
        this.children = children;
        this.process = process;
        this.address = address;
    }

    /** Starts it with the test card, or with other options if there are any; it does not listen yet. */
    static Server start(ChildProcesses children, String... options) throws IOException {
        return startAt("127.0.0.1", children, options);
    }

    /** The same at every address of this machine, for browsers, which do not send WebRTC over the loopback. */
    static Server startEverywhere(ChildProcesses children, String... options) throws IOException {
        return startAt("0.0.0.0", children, options);
    }

    /** Starts it with a file. */
    static Server startWith(ChildProcesses children, StreamsFile file) throws IOException {
        return start(
                new InetSocketAddress("127.0.0.1", file.port()),
                children,
                List.of(PROGRAM.toString(), "-c", file.file().toString()));
    }

    private static Server startAt(String host, ChildProcesses children, String... options) throws IOException {
        // With port 0 the program would use fewer event loops than it does for its users.
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", FreePorts.any());
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "--listen", host + ":" + address.getPort()));
        command.addAll(options.length == 0 ? List.of("-uri", "test") : List.of(options));
        return start(address, children, command);
    }

    private static Server start(InetSocketAddress address, ChildProcesses children, List<String> command)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile());
        loopbackEpics(builder);
        return new Server(children, children.start(builder), address);
    }

    /** Lets a process look for EPICS on this machine alone. */
    static void loopbackEpics(ProcessBuilder builder) {
        builder.environment().put("EPICS_PVA_ADDR_LIST", "127.0.0.1");
        builder.environment().put("EPICS_PVA_AUTO_ADDR_LIST", "NO");
    }

    /** Connects as soon as it listens. */
    SocketChannel connect() throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return SocketChannel.open(address);
            } catch (ConnectException e) {
                if (!process.isAlive() || System.nanoTime() > giveUpAt) {
                    throw new IOException(PROGRAM + " does not listen at " + address + "; see " + LOG, e);
                }
                Thread.sleep(2);
            }
        }
    }

    /** Where it listens, or will. */
    int port() {
        return address.getPort();
    }

    ProcessUsage usage() {
        return new ProcessUsage(process.pid());
    }

    @Override
    public void close() throws InterruptedException {
        children.end(process);
    }
}
