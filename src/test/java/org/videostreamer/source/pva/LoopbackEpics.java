package org.videostreamer.source.pva;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;

/** Keeps EPICS in this JVM on the loopback interface and on ports of its own. Used before the client's first class. */
final class LoopbackEpics {

    private LoopbackEpics() {}

    static synchronized void use() {
        if (System.getProperty("EPICS_PVA_BROADCAST_PORT") != null) {
            return;
        }
        try (DatagramSocket udp = new DatagramSocket();
                ServerSocket tcp = new ServerSocket(0)) {
            System.setProperty("EPICS_PVA_ADDR_LIST", "127.0.0.1");
            System.setProperty("EPICS_PVA_AUTO_ADDR_LIST", "NO");
            System.setProperty("EPICS_PVAS_INTF_ADDR_LIST", "127.0.0.1");
            System.setProperty("EPICS_PVA_BROADCAST_PORT", String.valueOf(udp.getLocalPort()));
            System.setProperty("EPICS_PVAS_BROADCAST_PORT", String.valueOf(udp.getLocalPort()));
            System.setProperty("EPICS_PVA_SERVER_PORT", String.valueOf(tcp.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PvaLog.connect();
    }
}
