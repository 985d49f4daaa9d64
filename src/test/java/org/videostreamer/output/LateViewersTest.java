package org.videostreamer.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

/** Viewers that stop reading one after the other keep another picture each; together no more than a limit. */
class LateViewersTest {

    private static final int PICTURE = 1_000;

    private final Limits limits = new Limits(Map.of(Limit.LATE_PICTURE_BYTES, 2L * PICTURE));
    private final OpenViewers viewers = new OpenViewers(Runnable::run, new LimitReport(limits));
    private final List<Peer> peers = new ArrayList<>();
    private final List<ByteBuf> pictures = new ArrayList<>();
    private long sequence;

    /** Takes a picture when the test says so. */
    private final class Peer implements SocketViewer.Wire {
        private final EmbeddedChannel channel = new EmbeddedChannel();
        private final SocketViewer viewer = new SocketViewer("somebody", viewers, channel, this);
        private Promise<Void> underWay = Promise.promise();

        @Override
        public Future<Void> write(EncodedFrame frame) {
            underWay = Promise.promise();
            channel.closeFuture().addListener(closed -> underWay.tryFail("closed"));
            return underWay.future();
        }

        @Override
        public Future<Void> end() {
            return Future.succeededFuture();
        }

        boolean isIn() {
            return channel.isOpen();
        }
    }

    @AfterEach
    void nothingIsKeptOfThoseWhoHaveLeft() {
        peers.forEach(peer -> peer.viewer.drop());
        assertThat(pictures).allMatch(bytes -> bytes.refCnt() == 0);
    }

    @Test
    void whereTheirPicturesAreTooMuchTheLongestLateIsDropped() {
        Peer first = join();
        show();
        Peer second = join();
        show();
        Peer third = join();
        show();
        assertThat(List.of(first.isIn(), second.isIn(), third.isIn())).containsOnly(true);
        join();
        show();
        assertThat(first.isIn()).isFalse();
        assertThat(second.isIn()).isTrue();
        assertThat(limits.timesReached(Limit.LATE_PICTURE_BYTES)).isEqualTo(1);
        assertThat(pictures.get(0).refCnt()).isZero();
    }

    @Test
    void howeverManyAreLateWithOnePictureItCountsOnce() {
        for (int i = 0; i < 50; i++) {
            join();
        }
        show();
        show();
        show();
        assertThat(peers).allMatch(Peer::isIn);
        assertThat(limits.timesReached(Limit.LATE_PICTURE_BYTES)).isZero();
    }

    @Test
    void aSinglePictureIsNeverTooMuch() {
        Peer only = join();
        show(10 * PICTURE);
        show(10 * PICTURE);
        assertThat(only.isIn()).isTrue();
    }

    @Test
    void aSlowViewerThatTakesItsPicturesOutlastsOneThatTakesNone() {
        Peer slow = join();
        show();
        Peer stuck = join();
        show();
        show();
        slow.underWay.complete();
        join();
        show();
        assertThat(stuck.isIn()).isTrue();
        show();
        assertThat(stuck.isIn()).isFalse();
        assertThat(slow.isIn()).isTrue();
    }

    private Peer join() {
        Peer peer = new Peer();
        peers.add(peer);
        return peer;
    }

    private void show() {
        show(PICTURE);
    }

    /** Offers all a picture, as a rendition does. */
    private void show(int length) {
        ByteBuf bytes = Unpooled.directBuffer(length, length).writeZero(length);
        pictures.add(bytes);
        EncodedFrame frame = new EncodedFrame(
                Codec.MJPEG, true, sequence++, 0, FrameTimes.now(), new Size(10, 10), true, bytes, 0, length);
        peers.forEach(peer -> peer.viewer.offer(frame));
        frame.release();
    }
}
