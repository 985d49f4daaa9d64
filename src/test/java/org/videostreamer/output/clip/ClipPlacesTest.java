package org.videostreamer.output.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.LimitReport;

class ClipPlacesTest {

    private final Limits limits =
            new Limits(Map.of(Limit.CLIPS, 3L, Limit.CLIPS_PER_ADDRESS, 2L, Limit.CLIP_BYTES, 1_024L));
    private final ClipPlaces places = new ClipPlaces(new LimitReport(limits));

    @Test
    void oneAddressCannotTakeThemAll() throws UnknownHostException {
        assertThat(take("192.0.2.1", 1)).isTrue();
        assertThat(take("192.0.2.1", 1)).isTrue();
        assertThat(take("192.0.2.1", 1)).isFalse();
        assertThat(limits.timesReached(Limit.CLIPS_PER_ADDRESS)).isEqualTo(1);
        assertThat(take("192.0.2.2", 1)).isTrue();
        assertThat(take("192.0.2.3", 1)).isFalse();
        assertThat(limits.timesReached(Limit.CLIPS)).isEqualTo(1);
        places.giveBack(block("192.0.2.1"), 1);
        assertThat(take("192.0.2.1", 1)).isTrue();
    }

    @Test
    void theirFilesHaveALimitTogetherButASingleOneMayBeLarger() throws UnknownHostException {
        assertThat(take("192.0.2.1", 2_000)).isTrue();
        assertThat(take("192.0.2.2", 1)).isFalse();
        assertThat(limits.timesReached(Limit.CLIP_BYTES)).isEqualTo(1);
        places.giveBack(block("192.0.2.1"), 2_000);
        assertThat(take("192.0.2.2", 1_000)).isTrue();
        assertThat(take("192.0.2.3", 24)).isTrue();
        assertThat(take("192.0.2.4", 1)).isFalse();
    }

    private boolean take(String address, long size) throws UnknownHostException {
        return places.take(block(address), size, address);
    }

    private static AddressBlock block(String address) throws UnknownHostException {
        return AddressBlock.of(InetAddress.getByName(address));
    }
}
