package org.videostreamer.source.redis;

import java.util.Base64;
import org.videostreamer.frame.PictureException;

/** Decodes base64 in place: a message of many megabytes is not in memory twice. One thread. */
final class Base64Text {

    /** Letters decoded at a time: a whole number of groups that stays in the processor's nearest cache. */
    private static final int CHUNK = 16 * 1024;

    private final Base64.Decoder decoder = Base64.getDecoder();
    private final byte[] letters = new byte[CHUNK];
    private final byte[] decoded = new byte[CHUNK / 4 * 3];

    /**
     * Decodes a part of a text into the beginning of the same memory, whatever stood there.
     *
     * @return the number of bytes
     * @throws PictureException if it is not base64
     */
    int decode(byte[] text, int start, int end) {
        int length = 0;
        int at = start;
        try {
            for (; at < end; at += CHUNK) {
                length = chunk(text, at, end, length);
            }
            return length;
        } catch (IllegalArgumentException e) {
            return withEscapes(text, at, end, length);
        }
    }

    /** What is decoded is shorter than what was read for it, so it never takes the place of what is still to be read. */
    private int chunk(byte[] text, int at, int end, int length) {
        int count = Math.min(CHUNK, end - at);
        byte[] exact = count == CHUNK ? letters : new byte[count];
        System.arraycopy(text, at, exact, 0, count);
        int done = decoder.decode(exact, decoded);
        if (at + count < end && done != decoded.length) {
            throw new IllegalArgumentException("the text goes on behind its end");
        }
        System.arraycopy(decoded, 0, text, length, done);
        return length + done;
    }

    /** Some write a slash as {@code \/} and a line break as {@code \n}: both are JSON, and neither is common. */
    private int withEscapes(byte[] text, int start, int end, int before) {
        int plainEnd = withoutEscapes(text, start, end);
        int length = before;
        try {
            for (int at = start; at < plainEnd; at += CHUNK) {
                length = chunk(text, at, plainEnd, length);
            }
            return length;
        } catch (IllegalArgumentException e) {
            throw new PictureException("their data is not base64");
        }
    }

    /** Moves the letters together; where they end then. */
    private static int withoutEscapes(byte[] text, int start, int end) {
        int plainEnd = start;
        for (int at = start; at < end; at++) {
            boolean escape = text[at] == '\\' && at + 1 < end;
            byte letter = escape ? text[++at] : text[at];
            boolean lineBreak = escape && (letter == 'n' || letter == 'r') || letter == ' ';
            if (!lineBreak) {
                text[plainEnd++] = letter;
            }
        }
        return plainEnd;
    }
}
