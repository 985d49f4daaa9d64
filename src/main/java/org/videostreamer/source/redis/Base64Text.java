package org.videostreamer.source.redis;

import java.util.Base64;
import org.videostreamer.frame.PictureException;

/** Decodes base64 into memory that is used again. One thread. */
final class Base64Text {

    /** Letters decoded at a time: a whole number of groups that stays in the processor's nearest cache. */
    private static final int CHUNK = 16 * 1024;

    private final Base64.Decoder decoder = Base64.getDecoder();
    private final byte[] letters = new byte[CHUNK];
    private final byte[] decoded = new byte[CHUNK / 4 * 3];
    private byte[] result = new byte[0];

    /**
     * Decodes a part of a text; {@link #bytes()} holds the result until the next call.
     *
     * @return the number of bytes
     * @throws PictureException if it is not base64
     */
    int decode(byte[] text, int start, int end) {
        int most = (end - start + 3) / 4 * 3;
        result = ReusedBytes.of(result, most);
        try {
            int length = 0;
            for (int at = start; at < end; at += CHUNK) {
                length = chunk(text, at, Math.min(CHUNK, end - at), length);
            }
            return length;
        } catch (IllegalArgumentException e) {
            return withEscapes(text, start, end);
        }
    }

    byte[] bytes() {
        return result;
    }

    private int chunk(byte[] text, int at, int count, int length) {
        byte[] exact = count == CHUNK ? letters : new byte[count];
        System.arraycopy(text, at, exact, 0, count);
        int done = decoder.decode(exact, decoded);
        if (count == CHUNK && done != decoded.length) {
            throw new IllegalArgumentException("the text goes on behind its end");
        }
        System.arraycopy(decoded, 0, result, length, done);
        return length + done;
    }

    /** Some write a slash as {@code \/} and a line break as {@code \n}: both are JSON, and neither is common. */
    private int withEscapes(byte[] text, int start, int end) {
        byte[] plain = new byte[end - start];
        int count = 0;
        for (int at = start; at < end; at++) {
            boolean escape = text[at] == '\\' && at + 1 < end;
            byte letter = escape ? text[++at] : text[at];
            boolean lineBreak = escape && (letter == 'n' || letter == 'r') || letter == ' ';
            if (!lineBreak) {
                plain[count++] = letter;
            }
        }
        try {
            byte[] bytes = decoder.decode(java.util.Arrays.copyOf(plain, count));
            System.arraycopy(bytes, 0, result, 0, bytes.length);
            return bytes.length;
        } catch (IllegalArgumentException e) {
            throw new PictureException("their data is not base64");
        }
    }
}
