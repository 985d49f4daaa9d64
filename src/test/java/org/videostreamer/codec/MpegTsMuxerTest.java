package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.FrameTimes;

class MpegTsMuxerTest {

    private final MpegTsMuxer muxer = new MpegTsMuxer();

    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 125, 126, 127, 128, 129, 130, 131, 138, 139, 150, 157, 158, 165, 170, 171, 183, 184, 185, 352,
                20_000, 65_527, 65_528, 65_529, 200_000
            })
    void wholePacketsCarryEveryByteAndEveryPesTellsItsLength(int length) {
        byte[] video = new byte[length];
        for (int i = 0; i < length; i++) {
            video[i] = (byte) (i * 31);
        }
        for (boolean keyframe : new boolean[] {true, false}) {
            ByteBuf stream = muxer.mux(ByteBuffer.wrap(video), 0, at(0), keyframe);
            assertThat(stream.readableBytes() % 188).isZero();
            assertThat(payload(stream)).isEqualTo(video);
            stream.release();
        }
    }

    @Test
    void timesAreThePicturesOwnIn90Kilohertz() {
        assertThat(pts(muxer.mux(picture(), 0, at(5_000), true))).isEqualTo(9_000);
        assertThat(pts(muxer.mux(picture(), 1, at(5_050), false))).isEqualTo(9_000 + 4_500);
        assertThat(pts(muxer.mux(picture(), 2, at(5_150), false))).isEqualTo(9_000 + 13_500);
    }

    @Test
    void theFirstPacketOfAPictureTellsItsNumberAndTimesAsPrivateData() {
        FrameTimes times = new FrameTimes(1_795_385_144_461_260L, System.nanoTime());
        for (boolean keyframe : new boolean[] {true, false}) {
            ByteBuf stream = muxer.mux(picture(), 42, times, keyframe);
            int adaptation = firstOfVideo(stream) + 4;
            int flags = stream.getUnsignedByte(adaptation + 1);
            assertThat(flags).isEqualTo(keyframe ? 0x52 : 0x12);
            ByteBuf note = stream.slice(adaptation + 8, 31);
            assertThat(note.readUnsignedByte()).as("private data length").isEqualTo((short) 30);
            assertThat(note.readUnsignedByte()).as("tag").isEqualTo((short) 0xDF);
            assertThat(note.readUnsignedByte()).as("length").isEqualTo((short) 28);
            assertThat(note.readCharSequence(4, StandardCharsets.US_ASCII)).hasToString("VSpn");
            assertThat(note.readLong()).isEqualTo(42);
            assertThat(note.readLong()).isEqualTo(1_795_385_144_461_260L);
            assertThat(note.readLong()).isEqualTo(times.arrivedMicros());
            stream.release();
        }
    }

    private static FrameTimes at(long millis) {
        return new FrameTimes(millis * 1_000, millis * 1_000_000);
    }

    private static ByteBuffer picture() {
        return ByteBuffer.wrap(new byte[100]);
    }

    /** Takes the packets apart by the standard and puts the video together again. */
    private static byte[] payload(ByteBuf stream) {
        ByteBuf video = Unpooled.buffer();
        ByteBuf pes = Unpooled.buffer();
        for (int at = 0; at < stream.writerIndex(); at += 188) {
            assertThat(stream.getByte(at)).isEqualTo((byte) 0x47);
            int pid = stream.getUnsignedShort(at + 1) & 0x1FFF;
            boolean start = (stream.getByte(at + 1) & 0x40) != 0;
            int skip = (stream.getByte(at + 3) & 0x20) != 0 ? 1 + stream.getUnsignedByte(at + 4) : 0;
            if (pid == 0x100) {
                if (start) {
                    finish(pes, video);
                }
                pes.writeBytes(stream, at + 4 + skip, 184 - skip);
            }
        }
        finish(pes, video);
        byte[] bytes = new byte[video.readableBytes()];
        video.readBytes(bytes);
        return bytes;
    }

    private static void finish(ByteBuf pes, ByteBuf video) {
        if (pes.isReadable()) {
            assertThat(pes.getUnsignedMedium(0)).isEqualTo(1);
            assertThat(pes.getUnsignedByte(3)).isEqualTo((short) 0xE0);
            assertThat(pes.getUnsignedShort(4)).isEqualTo(pes.readableBytes() - 6);
            int header = 9 + pes.getUnsignedByte(8);
            video.writeBytes(pes, header, pes.readableBytes() - header);
            pes.clear();
        }
    }

    private static int firstOfVideo(ByteBuf stream) {
        int packet = 0;
        while ((stream.getUnsignedShort(packet + 1) & 0x1FFF) != 0x100) {
            packet += 188;
        }
        return packet;
    }

    private static long pts(ByteBuf stream) {
        int packet = firstOfVideo(stream);
        int at = packet + 5 + stream.getUnsignedByte(packet + 4) + 9;
        long high = stream.getUnsignedByte(at) >> 1 & 7;
        long middle = stream.getUnsignedShort(at + 1) >> 1;
        long low = stream.getUnsignedShort(at + 3) >> 1;
        stream.release();
        return high << 30 | middle << 15 | low;
    }
}
