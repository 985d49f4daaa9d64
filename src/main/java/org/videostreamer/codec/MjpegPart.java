package org.videostreamer.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;

/** A JPEG picture as a part of a {@link Codec#MJPEG} stream. */
final class MjpegPart {

    private static final byte[] DELIMITER = Codec.MJPEG.opening().getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSING = ("\r\n" + Codec.MJPEG.opening()).getBytes(StandardCharsets.US_ASCII);
    /** How far the delimiter may be moved when a byte stands under its last place (Horspool's search). */
    private static final byte[] STEPS = steps();

    private MjpegPart() {}

    private static byte[] steps() {
        byte[] steps = new byte[256];
        int last = DELIMITER.length - 1;
        Arrays.fill(steps, (byte) DELIMITER.length);
        for (int i = 0; i < last; i++) {
            steps[DELIMITER[i]] = (byte) (last - i);
        }
        return steps;
    }

    /**
     * Whether a file would not be taken for one part: browsers look for the delimiter, whatever the length says, and a
     * camera could put a page of its own behind it, which they would show as ours.
     */
    static boolean isCut(ByteBuf jpeg) {
        ByteBuffer bytes = jpeg.nioBuffer();
        int last = DELIMITER.length - 1;
        for (int end = last; end < bytes.limit(); end += STEPS[bytes.get(end) & 0xFF]) {
            if (bytes.get(end) == DELIMITER[last] && isDelimiter(bytes, end - last)) {
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

    /** Wraps a JPEG file, which is copied; reading moves its reader index. The caller owns the result. */
    static EncodedFrame wrap(Frame view, ByteBuf jpeg, long sequence) {
        byte[] header = header(view, jpeg.readableBytes()).getBytes(StandardCharsets.US_ASCII);
        int length = jpeg.readableBytes();
        int total = header.length + length + CLOSING.length;
        ByteBuf bytes = Unpooled.directBuffer(total, total)
                .writeBytes(header)
                .writeBytes(jpeg)
                .writeBytes(CLOSING);
        return EncodedFrame.of(view, Codec.MJPEG, true, sequence, bytes, header.length, length);
    }

    private static String header(Frame view, int length) {
        return "\r\nContent-Type: image/jpeg\r\nContent-Length: " + length
                + "\r\nX-Frame-Number: " + view.number()
                + "\r\nX-Timestamp: " + seconds(view.times().sourceMicros())
                + "\r\nX-Arrival: " + seconds(view.times().arrivedMicros())
                + (view.isSignal() ? "" : "\r\nX-No-Signal: 1")
                + "\r\n\r\n";
    }

    private static String seconds(long micros) {
        String fraction =
                Long.toString(1_000_000 + Math.floorMod(micros, 1_000_000L)).substring(1);
        return Math.floorDiv(micros, 1_000_000L) + "." + fraction;
    }
}
