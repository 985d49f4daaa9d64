package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.TestJpegs;

class MjpegPartTest {

    private static final byte[] FILE = TestJpegs.colour(new Size(64, 48), 1);

    private final PixelsPool pool = new PixelsPool();
    private final Frame view = Frame.ofJpeg(7, FrameTimes.now(), FILE, 0, FILE.length, pool);

    @AfterEach
    void close() {
        view.release();
        pool.close();
    }

    @Test
    void aWrappedPictureIsTheSamePartAsACopiedOne() {
        ByteBuf jpeg = view.jpeg().orElseThrow();
        EncodedFrame wrapped = MjpegPart.around(view, jpeg, 0);
        EncodedFrame copied = MjpegPart.copy(view, jpeg.nioBuffer(), 0);
        String part = text(wrapped.wire());
        assertThat(part).isEqualTo(text(copied.wire()));
        assertThat(part).startsWith("\r\nContent-Type: image/jpeg\r\nContent-Length: " + FILE.length);
        assertThat(part).endsWith("\r\n--frame");
        assertThat(wrapped.picture()).isEqualTo(Unpooled.wrappedBuffer(FILE));
        wrapped.release();
        copied.release();
    }

    @Test
    void aWrappedPictureGivesBackBothEndsAndTheFile() {
        ByteBuf jpeg = view.jpeg().orElseThrow();
        int owners = jpeg.refCnt();
        // On a thread of its own, whose buffers are looked after: see LeakCheck.
        EncodedFrame wrapped = CompletableFuture.supplyAsync(() -> MjpegPart.around(view, jpeg, 0))
                .join();
        assertThat(jpeg.refCnt()).isEqualTo(owners + 1);
        wrapped.release();
        assertThat(jpeg.refCnt()).isEqualTo(owners);
        assertThat(wrapped.bytes().refCnt()).isZero();
    }

    @Test
    void aWrappedPictureHoldsAllOfTheMemoryOfWhichItIsAPart() {
        int block = 10 * FILE.length;
        ByteBuf part = Unpooled.directBuffer(block, block).writeBytes(FILE).slice();
        Frame frame = Frame.ofJpeg(7, FrameTimes.now(), part, pool);
        EncodedFrame wrapped = MjpegPart.around(frame, frame.jpeg().orElseThrow(), 0);
        frame.release();
        int ends = wrapped.bytes().readableBytes() - FILE.length;
        assertThat(wrapped.heldBytes()).isEqualTo(block + ends);
        assertThat(wrapped.withSequence(5).withStamp(6).heldBytes()).isEqualTo(block + ends);
        wrapped.release();
    }

    private static String text(ByteBuf bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
