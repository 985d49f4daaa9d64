package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.videostreamer.testing.Fuzz;

/** Datagrams in a stream of bytes (RFC 4571 section 2). */
class FramingFuzzTest {

    private static final int LONGEST = 4_096 - 2;

    @Fuzz
    void datagramsComeOutAsTheLengthsSayHoweverTheStreamIsCut(FuzzedDataProvider input) {
        EmbeddedChannel channel = new EmbeddedChannel(TcpConnections.framing());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<byte[]> out = new ArrayList<>();
        boolean tooLong = false;
        while (input.remainingBytes() > 0 && !tooLong) {
            byte[] part = input.consumeBytes(input.consumeInt(1, 100));
            all.writeBytes(part);
            try {
                channel.writeInbound(Unpooled.wrappedBuffer(part));
            } catch (TooLongFrameException e) {
                tooLong = true;
            }
            for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
                byte[] datagram = new byte[next.readableBytes()];
                next.readBytes(datagram);
                next.release();
                out.add(datagram);
            }
        }
        List<byte[]> expected = split(all.toByteArray());
        assertThat(out).usingElementComparator(Arrays::compare).isEqualTo(expected);
        channel.finishAndReleaseAll();
    }

    private static List<byte[]> split(byte[] stream) {
        List<byte[]> datagrams = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(stream);
        while (in.remaining() >= 2) {
            int length = in.getShort() & 0xFFFF;
            if (length > LONGEST || length > in.remaining()) {
                break;
            }
            byte[] datagram = new byte[length];
            in.get(datagram);
            datagrams.add(datagram);
        }
        return datagrams;
    }
}
