package org.videostreamer.output.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.LimitReport;

class SnapshotPlacesTest {

    private final Limits limits =
            new Limits(Map.of(Limit.SNAPSHOTS, 3L, Limit.SNAPSHOTS_PER_ADDRESS, 2L, Limit.SNAPSHOT_BYTES, 1_024L));
    private final SnapshotPlaces places = new SnapshotPlaces(new LimitReport(limits));

    @Test
    void oneAddressCannotTakeThemAll() throws UnknownHostException {
        assertThat(take("192.0.2.1")).isTrue();
        assertThat(take("192.0.2.1")).isTrue();
        assertThat(take("192.0.2.1")).isFalse();
        assertThat(limits.timesReached(Limit.SNAPSHOTS_PER_ADDRESS)).isEqualTo(1);
        assertThat(take("192.0.2.2")).isTrue();
        assertThat(take("192.0.2.3")).isFalse();
        assertThat(limits.timesReached(Limit.SNAPSHOTS)).isEqualTo(1);
        places.giveBack(block("192.0.2.1"));
        assertThat(take("192.0.2.1")).isTrue();
    }

    @Test
    void aProxyOfThisMachineSpeaksForAllItsViewers() throws UnknownHostException {
        for (int i = 0; i < 3; i++) {
            assertThat(take("127.0.0.1")).isTrue();
        }
        assertThat(take("127.0.0.1")).isFalse();
    }

    @Test
    void theirPicturesHaveALimitTogetherAndEachCountsOnce() {
        EncodedFrame one = picture(600);
        EncodedFrame other = picture(600);
        assertThat(places.hold(one, "somebody")).isTrue();
        assertThat(places.hold(one, "somebody else")).isTrue();
        assertThat(places.hold(other, "a third")).isFalse();
        assertThat(limits.timesReached(Limit.SNAPSHOT_BYTES)).isEqualTo(1);
        places.letGo(one);
        assertThat(places.hold(other, "a third")).isFalse();
        places.letGo(one);
        assertThat(places.hold(other, "a third")).isTrue();
    }

    @Test
    void aSinglePictureIsNeverTooLarge() {
        assertThat(places.hold(picture(10_000), "somebody")).isTrue();
    }

    private static EncodedFrame picture(int length) {
        ByteBuf bytes = Unpooled.buffer(length, length).writeZero(length);
        return new EncodedFrame(Codec.PNG, true, 0, 0, FrameTimes.now(), new Size(10, 10), true, bytes, 0, length);
    }

    private boolean take(String address) throws UnknownHostException {
        return places.take(block(address), address);
    }

    private static AddressBlock block(String address) throws UnknownHostException {
        return AddressBlock.of(InetAddress.getByName(address));
    }
}
