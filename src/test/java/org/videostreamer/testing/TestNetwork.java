package org.videostreamer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network besides the loopback, without which Chromium finds no way for WebRTC: the machine's own, or, where it has
 * none, a pair of virtual interfaces that stays until the machine is restarted.
 */
public final class TestNetwork {

    private static final String NAME = "vs-test0";
    private static final String ADDRESS = "192.0.2.101";

    private TestNetwork() {}

    /** Makes sure that there is one; an IPv4 address of this machine on it. */
    public static synchronized String address() {
        Optional<String> own = find();
        if (own.isPresent()) {
            return own.get();
        }
        // Tests run in two JVMs, and it is made once.
        Path file = Path.of("target", "test-network.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return find().orElseGet(TestNetwork::make);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String make() {
        run("link", "add", NAME, "type", "veth", "peer", "name", NAME + "p");
        run("addr", "add", ADDRESS + "/24", "dev", NAME);
        run("link", "set", NAME, "up");
        run("link", "set", NAME + "p", "up");
        return find().orElseThrow(() -> new AssertionError("the virtual interface " + NAME + " did not come up"));
    }

    private static Optional<String> find() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(TestNetwork::isUsable)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address)
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    private static void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        try {
            int code = SystemCommand.of(command).start().waitFor();
            if (code != 0) {
                throw new AssertionError("this machine has no network but the loopback, and as this user none can be"
                        + " made: ip " + String.join(" ", arguments) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new AssertionError("this machine has no network but the loopback, and no iproute2 to make one", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
