package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.Size;

/** A JPEG picture as a part of a {@link Codec#MJPEG} stream. */
final class MjpegPart {

    private static final byte[] DELIMITER = Codec.MJPEG.opening().getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSING = ("\r\n" + Codec.MJPEG.opening()).getBytes(StandardCharsets.US_ASCII);
    /** Which bytes the delimiter holds. */
    private static final boolean[] IN_DELIMITER = inDelimiter();

    private MjpegPart() {}

    private static boolean[] inDelimiter() {
        boolean[] held = new boolean[256];
        for (byte part : DELIMITER) {
            held[part] = true;
        }
        return held;
    }

    /**
     * Whether a file would not be taken for one part: browsers look for the delimiter, whatever the length says, and a
     * camera could put a page of its own behind it, which they would show as ours.
     *
     * <p>Wherever it lies, it covers one of the places looked at, and few bytes of a picture are any of its own.
     */
    static boolean isCut(ByteBuf jpeg) {
        ByteBuffer bytes = jpeg.nioBuffer();
        int step = DELIMITER.length;
        for (int at = step - 1; at < bytes.limit(); at += step) {
            if (IN_DELIMITER[bytes.get(at) & 0xFF] && isDelimiterAround(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDelimiterAround(ByteBuffer bytes, int place) {
        int last = Math.min(place, bytes.limit() - DELIMITER.length);
        for (int at = place - DELIMITER.length + 1; at <= last; at++) {
            if (isDelimiter(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDelimiter(ByteBuffer bytes, int at) {
        for (int i = 0; i < DELIMITER.length; i++) {
            if (bytes.get(at + i) != DELIMITER[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Wraps a JPEG file without copying it.
     *
     * @param jpeg direct memory, kept by the result until that is released; stays the caller's too
     * @return the caller's
     */
    static EncodedFrame around(Frame view, ByteBuf jpeg, long sequence) {
        return around(view.number(), view.times(), view.size(), view.isSignal(), jpeg, sequence);
    }

    /** The same of a picture that is a file alone. */
    static EncodedFrame around(long number, FrameTimes times, Size size, boolean signal, ByteBuf jpeg, long sequence) {
        byte[] header = header(number, times, signal, jpeg.readableBytes());
        int length = header.length + CLOSING.length;
        // One block for both ends: where there is no memory for it, nothing else is held yet.
        ByteBuf ends = Unpooled.directBuffer(length, length).writeBytes(header).writeBytes(CLOSING);
        ByteBuf bytes = Unpooled.wrappedUnmodifiableBuffer(
                ends.slice(0, header.length), jpeg.retainedSlice(), ends.retainedSlice(header.length, CLOSING.length));
        return new EncodedFrame(
                        Codec.MJPEG,
                        true,
                        sequence,
                        number,
                        times,
                        size,
                        signal,
                        bytes,
                        header.length,
                        jpeg.readableBytes())
                .holding(length + Frame.memoryOf(jpeg));
    }

    /** Wraps a copy of a JPEG file, whose memory may go then; the caller owns the result. */
    static EncodedFrame copy(Frame view, ByteBuffer jpeg, long sequence) {
        int length = jpeg.remaining();
        byte[] header = header(view.number(), view.times(), view.isSignal(), length);
        int total = header.length + length + CLOSING.length;
        ByteBuf bytes = Unpooled.directBuffer(total, total)
                .writeBytes(header)
                .writeBytes(jpeg)
                .writeBytes(CLOSING);
        return EncodedFrame.of(view, Codec.MJPEG, true, sequence, bytes, header.length, length);
    }

    private static byte[] header(long number, FrameTimes times, boolean signal, int length) {
        String header = "\r\nContent-Type: image/jpeg\r\nContent-Length: " + length
                + "\r\nX-Frame-Number: " + number
                + "\r\nX-Timestamp: " + seconds(times.sourceMicros())
                + "\r\nX-Arrival: " + seconds(times.arrivedMicros())
                + (signal ? "" : "\r\nX-No-Signal: 1")
                + "\r\n\r\n";
        return header.getBytes(StandardCharsets.US_ASCII);
    }

    private static String seconds(long micros) {
        String fraction =
                Long.toString(1_000_000 + Math.floorMod(micros, 1_000_000L)).substring(1);
        return Math.floorDiv(micros, 1_000_000L) + "." + fraction;
    }
}
