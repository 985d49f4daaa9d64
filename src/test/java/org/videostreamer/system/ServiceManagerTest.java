package org.videostreamer.system;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.testing.LogLines;
import org.videostreamer.testing.NotifyPeer;

/** What the service manager is told, over real sockets. */
class ServiceManagerTest {

    private static final long PID = 42;

    @TempDir
    private Path folder;

    @Test
    void isToldWhenItServesAndWhenItStops() throws IOException {
        String address = folder.resolve("notify").toString();
        try (NotifyPeer peer = new NotifyPeer(address)) {
            ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", address));
            manager.ready("serving sample, größe");
            assertThat(peer.next()).isEqualTo("READY=1\nSTATUS=serving sample, größe");
            manager.stopping();
            assertThat(peer.next()).isEqualTo("STOPPING=1");
            assertThat(peer.next()).isEmpty();
        }
    }

    @Test
    void isFoundUnderANameThatIsInNoFolder() throws IOException {
        String name = "video-streamer/" + UUID.randomUUID();
        try (NotifyPeer peer = new NotifyPeer("\0" + name)) {
            manager(Map.of("NOTIFY_SOCKET", "@" + name)).stopping();
            assertThat(peer.next()).isEqualTo("STOPPING=1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vsock:2:1", "notify"})
    void whereNobodyListensNothingIsSaid(String address) {
        try (LogLines log = new LogLines()) {
            manager(Map.of("NOTIFY_SOCKET", address)).ready("serving");
            manager(Map.of()).ready("serving");
            assertThat(log.from(Level.INFO)).isEmpty();
        }
    }

    @Test
    void oneThatIsGoneIsALineOfLogAndStopsNothing() {
        try (LogLines log = new LogLines()) {
            ServiceManager manager =
                    manager(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString()));
            manager.ready("serving");
            manager.stopping();
            assertThat(log.from(Level.WARN)).singleElement().asString().contains("telling the service manager");
        }
    }

    @Test
    void theTimeOfItsWatchdogIsUnderstood() {
        assertThat(manager(Map.of("WATCHDOG_USEC", "30000000")).watchdog()).contains(Duration.ofSeconds(30));
        assertThat(manager(Map.of("WATCHDOG_USEC", "1", "WATCHDOG_PID", "42")).watchdog())
                .contains(Duration.ofNanos(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "soon", "99999999999999999999"})
    void aTimeThatIsNoneMeansNoWatchdog(String text) {
        assertThat(manager(Map.of("WATCHDOG_USEC", text)).watchdog()).isEmpty();
    }

    @Test
    void aWatchdogForAnotherProcessIsNotOurs() {
        assertThat(manager(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "43"))
                        .watchdog())
                .isEmpty();
    }

    private static ServiceManager manager(Map<String, String> environment) {
        return ServiceManager.of(environment, PID);
    }
}
