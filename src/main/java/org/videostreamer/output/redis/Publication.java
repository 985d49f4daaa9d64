package org.videostreamer.output.redis;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;

/**
 * One message: a JSON object whose base64 is made while it is written into the socket's own buffer, so that megabytes of
 * text never stand anywhere else.
 */
final class Publication {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    /** Bytes encoded at a time: whole groups of three that stay in the processor's nearest cache. */
    private static final int CHUNK = 12 * 1024;

    private final byte[] head = ascii("{\"data\": \"");
    private final ByteBuf data;
    private final byte[] tail;

    /**
     * A message of a picture.
     *
     * @param frame stays the caller's, who keeps it until the message is written
     * @param time when it is published
     * @param number counts the messages
     */
    Publication(EncodedFrame frame, LocalTime time, long number) {
        data = frame.picture();
        tail = ascii("\", \"size\": " + size(frame) + ", \"time\": \"" + CLOCK.format(time) + "\", \"frame_number\": "
                + number + "}");
    }

    /** Bytes that {@link #write} will write. */
    int length() {
        return head.length + (data.readableBytes() + 2) / 3 * 4 + tail.length;
    }

    void write(ByteBuf target) {
        // At once: growing step by step would copy megabytes several times.
        target.ensureWritable(length() + 2);
        target.writeBytes(head);
        Base64.Encoder encoder = Base64.getEncoder();
        byte[] bytes = new byte[CHUNK];
        byte[] letters = new byte[CHUNK / 3 * 4];
        int end = data.writerIndex();
        for (int at = data.readerIndex(); at < end; at += CHUNK) {
            int count = Math.min(CHUNK, end - at);
            byte[] exact = count == CHUNK ? bytes : new byte[count];
            data.getBytes(at, exact);
            target.writeBytes(letters, 0, encoder.encode(exact, letters));
        }
        target.writeBytes(tail);
    }

    private static String size(EncodedFrame frame) {
        return frame.codec() == Codec.RAW
                ? frame.bytes().toString(0, frame.pictureStart(), StandardCharsets.US_ASCII)
                : "[" + frame.size().width() + ", " + frame.size().height() + "]";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
