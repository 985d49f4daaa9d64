package org.videostreamer.source.pva;

import org.videostreamer.testing.FreePorts;

/** Keeps EPICS in this JVM on the loopback interface and on ports of its own. Used before the client's first class. */
final class LoopbackEpics {

    private LoopbackEpics() {}

    static synchronized void use() {
        if (System.getProperty("EPICS_PVA_BROADCAST_PORT") != null) {
            return;
        }
        System.setProperty("EPICS_PVA_ADDR_LIST", "127.0.0.1");
        System.setProperty("EPICS_PVA_AUTO_ADDR_LIST", "NO");
        System.setProperty("EPICS_PVAS_INTF_ADDR_LIST", "127.0.0.1");
        String search = String.valueOf(FreePorts.any());
        System.setProperty("EPICS_PVA_BROADCAST_PORT", search);
        System.setProperty("EPICS_PVAS_BROADCAST_PORT", search);
        System.setProperty("EPICS_PVA_SERVER_PORT", String.valueOf(FreePorts.any()));
        PvaLog.connect();
    }
}
