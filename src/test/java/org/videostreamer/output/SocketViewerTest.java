package org.videostreamer.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
        ByteBuf bytes = Unpooled.directBuffer(100).writeZero(100);
        EncodedFrame frame = new EncodedFrame(
                Codec.MJPEG, true, sequence++, 0, FrameTimes.now(), new Size(10, 10), true, bytes, 0, 100);
        viewer.offer(frame);
        frame.release();
        return bytes;
    }
}
