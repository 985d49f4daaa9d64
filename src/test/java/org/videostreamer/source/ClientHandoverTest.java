package org.videostreamer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientHandoverTest {

    private final List<String> released = new ArrayList<>();
    private final ClientHandover<String> handover = new ClientHandover<>(released::add);

    @Test
    void theNewestIsTakenAndWhatItReplacesIsReleased() throws Exception {
        handover.connected();
        handover.put("old");
        handover.put("new");
        assertThat(handover.awaitConnected(Long.MAX_VALUE)).isTrue();
        assertThat(handover.take(Long.MAX_VALUE)).contains("new");
        assertThat(handover.take(1)).isEmpty();
        assertThat(released).containsExactly("old");
    }

    @Test
    void dataIsNoConnectionYet() throws Exception {
        handover.put("early");
        assertThat(handover.awaitConnected(1)).isFalse();
        assertThat(handover.take(1)).contains("early");
    }

    @Test
    void theFirstFailureEndsEveryWait() {
        handover.fail(new SourceException("first"));
        handover.fail(new SourceException("second"));
        assertThatThrownBy(() -> handover.awaitConnected(Long.MAX_VALUE)).hasMessage("first");
        assertThatThrownBy(() -> handover.take(Long.MAX_VALUE)).hasMessage("first");
        assertThatThrownBy(() -> handover.take(Long.MAX_VALUE)).hasMessage("first");
    }

    @Test
    void aFailureWhileSomebodyWaitsIsThrownThere() throws Exception {
        Thread client = new Thread(() -> handover.fail(new SourceException("lost")));
        client.start();
        assertThatThrownBy(() -> handover.take(Long.MAX_VALUE)).hasMessage("lost");
        client.join();
    }

    @Test
    void aCloseEndsEveryWaitAndMakesFailuresNobodysBusiness() throws Exception {
        handover.connected();
        handover.put("picture");
        handover.close();
        handover.fail(new SourceException("closed by us"));
        assertThat(handover.isClosed()).isTrue();
        assertThat(handover.awaitConnected(Long.MAX_VALUE)).isFalse();
        assertThat(handover.take(Long.MAX_VALUE)).isEmpty();
        assertThat(released).containsExactly("picture");
    }
}
