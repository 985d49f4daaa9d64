package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.TestJpegs;

class ReceivedPictureTest {

    private static final Size SIZE = new Size(64, 48);
    private static final FrameTimes THERE = new FrameTimes(1_000_000, System.nanoTime() - 5_000_000_000L);
    private static final FrameTimes HERE = new FrameTimes(1_000_000, System.nanoTime());

    @Test
    void aJpegFileIsThePartThatItWasWithTheTimesOfThisServer() {
        byte[] file = TestJpegs.colour(SIZE, 1);
        ByteBuf bytes = direct(file);
        EncodedFrame frame = of(Codec.MJPEG, EncodedFrame.NO_STAMP, bytes);
        assertThat(frame.wire().toString(StandardCharsets.ISO_8859_1))
                .startsWith(
                        "\r\nContent-Type: image/jpeg\r\nContent-Length: " + file.length + "\r\nX-Frame-Number: 7\r\n")
                .contains("X-Timestamp: 1.000000\r\n")
                .endsWith("\r\n--frame");
        assertThat(ByteBufUtil.getBytes(ReceivedPicture.bytesOf(frame))).isEqualTo(file);
        assertGivenBack(frame, bytes);
    }

    @Test
    void aJpegFileThatWouldEndItsPartIsRefused() {
        ByteBuf bytes = direct("FF D8 --frame FF D9".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> of(Codec.MJPEG, EncodedFrame.NO_STAMP, bytes))
                .isInstanceOf(PictureException.class)
                .hasMessage("a JPEG file holds what ends a picture of a stream");
        bytes.release();
        assertThat(bytes.refCnt()).isZero();
    }

    @Test
    void aTransportStreamTellsOfItsPictureWhenItCameAsThisServerKnowsIt() {
        for (boolean keyframe : new boolean[] {true, false}) {
            ByteBuf theirs = new MpegTsMuxer().mux(ByteBuffer.allocate(500), 7, THERE, keyframe);
            ByteBuf expected = new MpegTsMuxer().mux(ByteBuffer.allocate(500), 7, HERE, keyframe);
            EncodedFrame frame = of(Codec.MPEG1, 4_711, theirs);
            int note = noteIn(expected);
            int length = PictureNote.BYTES - 3;
            assertThat(ByteBufUtil.hexDump(frame.wire(), note, length))
                    .isEqualTo(ByteBufUtil.hexDump(expected, note, length));
            assertThat(frame.stamp()).isEqualTo(4_711);
            assertGivenBack(frame, theirs);
            expected.release();
        }
    }

    @Test
    void whatIsNoTransportStreamIsLeftAsItIs() {
        ByteBuf bytes = direct(new byte[] {0x56, 0x53, 0x70, 0x6E});
        EncodedFrame frame = of(Codec.MPEG1, 0, bytes);
        assertThat(ByteBufUtil.getBytes(frame.wire())).containsExactly(0x56, 0x53, 0x70, 0x6E);
        assertGivenBack(frame, bytes);
    }

    @Test
    void whatStandsBeforeThePictureIsNoPartOfIt() {
        ByteBuf message = direct(new byte[] {9, 9, 0, 0, 0, 1, 0x65}).skipBytes(2);
        EncodedFrame frame = of(Codec.H264, EncodedFrame.NO_STAMP, message);
        assertThat(ByteBufUtil.getBytes(frame.wire())).containsExactly(0, 0, 0, 1, 0x65);
        assertThat(frame.bytes().readerIndex()).isZero();
        assertGivenBack(frame, message);
    }

    /** Where its format identifier stands. */
    private static int noteIn(ByteBuf packets) {
        return IntStream.range(0, packets.writerIndex() - Integer.BYTES)
                .filter(at -> packets.getInt(at) == 0x5653706E)
                .findFirst()
                .orElseThrow();
    }

    private static EncodedFrame of(Codec codec, long stamp, ByteBuf bytes) {
        return ReceivedPicture.of(codec, true, 7, HERE, SIZE, stamp, bytes);
    }

    private static void assertGivenBack(EncodedFrame frame, ByteBuf bytes) {
        bytes.release();
        assertThat(bytes.refCnt()).isOne();
        frame.release();
        assertThat(bytes.refCnt()).isZero();
    }

    private static ByteBuf direct(byte[] bytes) {
        return Unpooled.directBuffer(bytes.length, bytes.length).writeBytes(bytes);
    }
}
