package org.videostreamer.output.webrtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ListenHostsTest {

    private final AtomicLong now = new AtomicLong();
    private final List<String> lookedUp = new ArrayList<>();
    private final Map<String, InetAddress> names = new HashMap<>();
    private final ListenHosts hosts = new ListenHosts(List.of("camera-server", "0.0.0.0"), this::lookUp, now::get);

    private Optional<InetAddress> lookUp(String host) {
        lookedUp.add(host);
        return Optional.ofNullable(names.get(host));
    }

    @Test
    void aNameIsLookedUpOnceHoweverManyViewersCome() throws Exception {
        names.put("camera-server", InetAddress.getByName("192.0.2.7"));
        names.put("0.0.0.0", InetAddress.getByName("0.0.0.0"));
        for (int i = 0; i < 100; i++) {
            assertThat(hosts.addresses()).containsExactly(names.get("camera-server"), names.get("0.0.0.0"));
            now.addAndGet(TimeUnit.HOURS.toNanos(1));
        }
        assertThat(lookedUp).containsExactly("camera-server", "0.0.0.0");
    }

    @Test
    void aNameThatIsNotKnownIsAskedForAgainAfterAMinuteAndNotWithEachViewer() throws Exception {
        names.put("0.0.0.0", InetAddress.getByName("0.0.0.0"));
        for (int i = 0; i < 100; i++) {
            assertThat(hosts.addresses()).containsExactly(names.get("0.0.0.0"));
        }
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        names.put("camera-server", InetAddress.getByName("192.0.2.7"));
        assertThat(hosts.addresses()).hasSize(2);
        assertThat(lookedUp).containsExactly("camera-server", "0.0.0.0", "camera-server");
    }
}
