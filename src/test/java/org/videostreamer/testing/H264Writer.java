package org.videostreamer.testing;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;

/** Writes the parts of H.264 that the program reads: parameter sets and the starts of slices. No picture is in them. */
public final class H264Writer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int current;
    private int count;

    /** Writes bits of a number, the highest first. */
    public H264Writer bits(int value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            current = current << 1 | value >> i & 1;
            if (++count == 8) {
                bytes.write(current);
                current = 0;
                count = 0;
            }
        }
        return this;
    }

    /** Writes a number of a length of its own, ue(v). */
    public H264Writer number(int value) {
        int length = 32 - Integer.numberOfLeadingZeros(value + 1);
        return bits(0, length - 1).bits(value + 1, length);
    }

    /** The unit behind a start code, with the stop bit and what keeps start codes out of it. */
    public byte[] unit(int header) {
        bits(1, 1);
        while (count != 0) {
            bits(0, 1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 1, (byte) header});
        int zeros = 0;
        for (byte value : bytes.toByteArray()) {
            if (zeros == 2 && value >= 0 && value <= 3) {
                out.write(3);
                zeros = 0;
            }
            out.write(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }
        return out.toByteArray();
    }

    /** A sequence parameter set of the main profile or below, without usability information. */
    public static byte[] sequence(int profile, Size size) {
        return sequenceStart(profile, size, true).bits(0, 1).unit(0x67);
    }

    /** One that says how many pictures are shown later than others behind them. */
    public static byte[] sequence(int profile, Size size, int reordered) {
        H264Writer writer =
                sequenceStart(profile, size, true).bits(1, 1).bits(0, 8).bits(1, 1);
        writer.bits(1, 1).number(0).number(0).number(0).number(0);
        return writer.number(reordered).number(4).unit(0x67);
    }

    /** One of interlaced pictures. */
    public static byte[] interlaced(Size size) {
        return sequenceStart(77, size, false).bits(0, 1).unit(0x67);
    }

    private static H264Writer sequenceStart(int profile, Size size, boolean frames) {
        H264Writer writer =
                new H264Writer().bits(profile, 8).bits(0, 8).bits(31, 8).number(0);
        if (profile >= 100) {
            writer.number(1).number(0).number(0).bits(0, 1).bits(0, 1);
        }
        int columns = (size.width() + 15) / 16;
        int rows = (size.height() + 15) / 16;
        writer.number(0).number(2).number(1).bits(0, 1);
        writer.number(columns - 1).number((frames ? rows : rows / 2) - 1).bits(frames ? 1 : 0, 1);
        if (!frames) {
            writer.bits(0, 1);
        }
        writer.bits(1, 1).bits(1, 1);
        return writer.number(0)
                .number((columns * 16 - size.width()) / 2)
                .number(0)
                .number((rows * 16 - size.height()) / 2);
    }

    /** A picture parameter set of the sequence parameter set 0. */
    public static byte[] picture() {
        return new H264Writer().number(0).number(0).bits(0, 2).number(0).unit(0x68);
    }

    /** A slice of an IDR picture. */
    public static byte[] idr() {
        return slice(7, 0, 0x65);
    }

    /** A slice predicted from the picture before. */
    public static byte[] predicted(int frameNumber) {
        return slice(5, frameNumber, 0x41);
    }

    /** A slice predicted from a picture that is shown later; no other is predicted from it. */
    public static byte[] bidirectional(int frameNumber) {
        return slice(6, frameNumber, 0x01);
    }

    private static byte[] slice(int type, int frameNumber, int header) {
        return new H264Writer()
                .number(0)
                .number(type)
                .number(0)
                .bits(frameNumber & 0xF, 4)
                .bits(0x5555, 16)
                .unit(header);
    }

    /** All of them one behind the other, in memory of its own. */
    public static ByteBuffer packet(byte[]... units) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] unit : units) {
            all.writeBytes(unit);
        }
        return ByteBuffer.wrap(all.toByteArray());
    }

    /** A picture as a camera might have sent it, which the caller owns. */
    public static AccessUnit unit(boolean keyframe, long number, Size size, byte[]... units) {
        ByteBuffer bytes = packet(units);
        return new AccessUnit(
                keyframe,
                number,
                FrameTimes.now(),
                size,
                Unpooled.directBuffer(bytes.remaining()).writeBytes(bytes));
    }
}
