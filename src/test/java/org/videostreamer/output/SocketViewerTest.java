package org.videostreamer.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;

/** A viewer whose connection breaks in any way releases what it held, and goes. */
class SocketViewerTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final OpenViewers viewers = new OpenViewers(Runnable::run, new LimitReport(new Limits()));
    private long sequence;

    @Test
    void aWireThatThrowsCostsTheConnectionAndLeaksNothing() {
        SocketViewer viewer = viewer(frame -> {
            throw new IllegalStateException("the response is closed");
        });
        assertThat(ownersAfterOffer(viewer)).isZero();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aWireThatThrowsAnErrorDoesSoToo() {
        SocketViewer viewer = viewer(frame -> {
            throw new OutOfMemoryError("thrown by a test");
        });
        assertThat(ownersAfterOffer(viewer)).isZero();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aWriteThatFailsCostsTheConnectionAndLeaksNothing() {
        Promise<Void> write = Promise.promise();
        SocketViewer viewer = viewer(frame -> write.future());
        ByteBuf onItsWay = offer(viewer);
        ByteBuf pending = offer(viewer);
        assertThat(onItsWay.refCnt()).isEqualTo(1);
        assertThat(pending.refCnt()).isEqualTo(1);
        write.fail("reset");
        assertThat(onItsWay.refCnt()).isZero();
        assertThat(pending.refCnt()).isZero();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aFewPicturesOfMpeg1WaitAndAreSentInTheirOrderAndWhereThereComeMoreItGoesOnAtTheNextKeyframe() {
        List<Long> sent = new ArrayList<>();
        Promise<Void> first = Promise.promise();
        SocketViewer viewer = viewer(frame -> {
            sent.add(frame.sequence());
            return sent.size() == 1 ? first.future() : Future.succeededFuture();
        });
        offer(viewer, true);
        for (int i = 0; i < 4; i++) {
            offer(viewer, false);
        }
        first.complete();
        assertThat(sent).containsExactly(0L, 1L, 2L, 3L, 4L);

        sent.clear();
        Promise<Void> second = Promise.promise();
        SocketViewer late = viewer(frame -> {
            sent.add(frame.sequence());
            return sent.size() == 1 ? second.future() : Future.succeededFuture();
        });
        offer(late, true);
        for (int i = 0; i < 5; i++) {
            offer(late, false);
        }
        second.complete();
        offer(late, false);
        assertThat(sent).as("what was on its way").containsExactly(5L);
        offer(late, true);
        offer(late, false);
        assertThat(sent).containsExactly(5L, 12L, 13L);
    }

    @Test
    void aFrameAfterTheEndIsLetGo() {
        SocketViewer viewer = viewer(frame -> Future.succeededFuture());
        viewer.close();
        viewer.close();
        assertThat(ownersAfterOffer(viewer)).isZero();
    }

    private SocketViewer viewer(java.util.function.Function<EncodedFrame, Future<Void>> write) {
        return new SocketViewer("somebody", viewers, channel, new SocketViewer.Wire() {
            @Override
            public Future<Void> write(EncodedFrame frame) {
                return write.apply(frame);
            }

            @Override
            public Future<Void> end() {
                return Future.succeededFuture();
            }
        });
    }

    private int ownersAfterOffer(SocketViewer viewer) {
        return offer(viewer).refCnt();
    }

    /** Offers a frame as a rendition does, and gives up its own part of it. */
    private ByteBuf offer(SocketViewer viewer) {
        return offer(viewer, Codec.MJPEG, true);
    }

    private void offer(SocketViewer viewer, boolean keyframe) {
        offer(viewer, Codec.MPEG1, keyframe);
    }

    private ByteBuf offer(SocketViewer viewer, Codec codec, boolean keyframe) {
        ByteBuf bytes = Unpooled.directBuffer(100).writeZero(100);
        EncodedFrame frame = new EncodedFrame(
                codec, keyframe, sequence++, 0, FrameTimes.now(), new Size(10, 10), true, bytes, 0, 100);
        viewer.offer(frame);
        frame.release();
        return bytes;
    }
}
