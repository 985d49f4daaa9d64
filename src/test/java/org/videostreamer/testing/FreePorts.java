package org.videostreamer.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for programs that have to be told one. */
public final class FreePorts {

    /** Below those that Linux gives to whoever asks for any (ip_local_port_range): nobody takes it before its program does. */
    private static final int FIRST = 15_000;

    private static final int LAST = 32_000;

    private FreePorts() {}

    /** One at which nobody listens now, neither by TCP nor by UDP. */
    public static int any() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            try (ServerSocket tcp = new ServerSocket(port);
                    DatagramSocket udp = new DatagramSocket(port)) {
                return port;
            } catch (IOException e) {
                // somebody's; the next
            }
        }
    }
}
