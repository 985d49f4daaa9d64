package org.videostreamer.output.webrtc.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Codec;

class PacketizersTest {

    private final PacketRing ring = new PacketRing();

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_146, 1_147, 2_292, 2_293, 50_000})
    void aVp8FrameIsThePiecesBehindTheirDescriptors(int bytes) {
        byte[] frame = pattern(bytes);
        List<byte[]> payloads = cut(Codec.VP8, frame);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = 0; i < payloads.size(); i++) {
            byte[] payload = payloads.get(i);
            assertThat(payload.length).isLessThanOrEqualTo(RtpPacket.MOST_PAYLOAD);
            assertThat(payload[0] & 0xFF).isEqualTo(i == 0 ? 0x90 : 0x80);
            assertThat(payload[1] & 0xFF).isEqualTo(0x80);
            whole.write(payload, 4, payload.length - 4);
        }
        assertThat(whole.toByteArray()).isEqualTo(frame);
        assertThat(payloads).hasSize((bytes + 1_145) / 1_146);
    }

    @Test
    void vp8PicturesAreNumberedWith15Bits() {
        Packetizer packetizer = new Vp8Packetizer();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 32_770; i++) {
            packetizer.cut(Unpooled.wrappedBuffer(new byte[] {1}), ring);
            byte[] payload = ring.get(ring.end() - 1).orElseThrow().payload();
            numbers.add(NetworkOrder.unsignedShort(payload, 2));
        }
        assertThat(numbers.subList(0, 2)).containsExactly(0x8000, 0x8001);
        assertThat(numbers.subList(32_767, 32_770)).containsExactly(0xFFFF, 0x8000, 0x8001);
    }

    @Test
    void h264UnitsThatFitGoInPacketsOfTheirOwn() {
        byte[] fits = pattern(RtpPacket.MOST_PAYLOAD);
        List<byte[]> payloads = cut(Codec.H264, concat(hex("00000001 67424001" + "000001 68CE38" + "000001"), fits));
        assertThat(payloads).containsExactly(hex("67424001"), hex("68CE38"), fits);
    }

    @Test
    void aLargeH264UnitIsCutIntoPiecesThatNameItsType() {
        byte[] unit = pattern(3_000);
        unit[0] = 0x65;
        List<byte[]> payloads = cut(Codec.H264, concat(hex("00000001"), unit));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(0x65);
        for (byte[] payload : payloads) {
            assertThat(payload.length).isLessThanOrEqualTo(RtpPacket.MOST_PAYLOAD);
            assertThat(payload[0]).isEqualTo((byte) 0x7C);
            whole.write(payload, 2, payload.length - 2);
        }
        assertThat(payloads).extracting(payload -> payload[1] & 0xFF).containsExactly(0x85, 0x05, 0x45);
        assertThat(whole.toByteArray()).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_151, 1_152, 2_297, 2_298, 50_000})
    void piecesOfAUnitAreAsFewAndAsEvenAsCanBe(int bytes) {
        byte[] unit = pattern(bytes);
        List<byte[]> payloads = cut(Codec.H264, concat(hex("000001"), unit));
        int room = RtpPacket.MOST_PAYLOAD - 2;
        assertThat(payloads).hasSize((bytes - 1 + room - 1) / room);
        int longest =
                payloads.stream().mapToInt(payload -> payload.length).max().orElseThrow();
        int shortest =
                payloads.stream().mapToInt(payload -> payload.length).min().orElseThrow();
        assertThat(longest - shortest).isLessThanOrEqualTo(1);
        assertThat(longest).isLessThanOrEqualTo(RtpPacket.MOST_PAYLOAD);
    }

    @Test
    void zerosBeforeAStartCodeBelongToNoUnit() {
        List<byte[]> payloads = cut(Codec.H264, hex("000001 4101 000000 000001 41 000002 05 0000"));
        assertThat(payloads).containsExactly(hex("4101"), hex("41 000002 05"));
    }

    @Test
    void bytesWithoutAStartCodeAreNoPacket() {
        assertThat(cut(Codec.H264, hex("1234567800"))).isEmpty();
        assertThat(cut(Codec.H264, new byte[0])).isEmpty();
    }

    private List<byte[]> cut(Codec codec, byte[] frame) {
        long first = ring.end();
        ByteBuf buffer = Unpooled.directBuffer().writeBytes(frame);
        Packetizer.of(codec).cut(buffer, ring);
        buffer.release();
        List<byte[]> payloads = new ArrayList<>();
        for (long sequence = first; sequence < ring.end(); sequence++) {
            RtpPacket packet = ring.get(sequence).orElseThrow();
            payloads.add(ByteBufUtil.getBytes(Unpooled.wrappedBuffer(packet.payload(), 0, packet.length())));
        }
        return payloads;
    }

    private static byte[] pattern(int bytes) {
        byte[] pattern = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            // No zeros, so that no start code stands in it by chance.
            pattern[i] = (byte) (i % 255 + 1);
        }
        return pattern;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBufUtil.getBytes(Unpooled.wrappedBuffer(first, second));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
