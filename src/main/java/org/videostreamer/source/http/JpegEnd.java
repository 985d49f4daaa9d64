package org.videostreamer.source.http;

import java.nio.ByteBuffer;

/**
 * Finds the end of a JPEG file while it arrives (ITU-T T.81, B.1). Segments before the first scan are stepped over by
 * their lengths, because the thumbnail in an EXIF segment has an end-of-image marker of its own; bytes between two
 * segments that mean nothing are passed over.
 */
final class JpegEnd {

    /** {@link #find} has not seen it yet. */
    static final int NONE = -1;

    private static final int MARKER = 0xFF;
    private static final int TEMPORARY = 0x01;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private boolean inScan;
    /** How far from the file's start all is known. */
    private int next;

    /** Starts a new file. */
    void reset() {
        inScan = false;
        next = 2;
    }

    /**
     * Goes on where the last call stopped.
     *
     * @param start where the file starts
     * @param end where the bytes that are here end; the same bytes as last time and more
     * @return the index behind the end-of-image marker or where another file starts, or {@link #NONE}
     */
    int find(ByteBuffer bytes, int start, int end) {
        while (!inScan) {
            int before = next;
            int found = step(bytes, start, end);
            if (found != NONE) {
                return found;
            }
            if (next == before) {
                return NONE;
            }
        }
        return scan(bytes, start, end);
    }

    /** Steps over one segment or byte of the header; {@code next} stays where too little is here to do so. */
    private int step(ByteBuffer bytes, int start, int end) {
        int at = start + next;
        if (next < 0 || end - at < 2) {
            return NONE;
        }
        int type = unsigned(bytes, at + 1);
        if (unsigned(bytes, at) != MARKER || type == MARKER) {
            next++;
        } else if (type == END_OF_IMAGE) {
            return at + 2;
        } else if (type == START_OF_IMAGE) {
            return anotherStart(bytes, at, end);
        } else if (type <= TEMPORARY || type >= FIRST_RESTART && type <= LAST_RESTART) {
            next += 2;
        } else if (end - at >= 4) {
            int length = unsigned(bytes, at + 2) << 8 | unsigned(bytes, at + 3);
            inScan = type == START_OF_SCAN;
            next += 2 + (length < 2 ? 0 : length);
        }
        return NONE;
    }

    private int anotherStart(ByteBuffer bytes, int at, int end) {
        if (end - at < 3) {
            return NONE;
        }
        if (unsigned(bytes, at + 2) == MARKER) {
            return at;
        }
        next += 2;
        return NONE;
    }

    private int scan(ByteBuffer bytes, int start, int end) {
        int at = start + next;
        while (at < end - 1) {
            if (end - at >= Long.BYTES && !hasMarker(bytes.getLong(at))) {
                at += Long.BYTES;
            } else if (unsigned(bytes, at) != MARKER) {
                at++;
            } else {
                int type = unsigned(bytes, at + 1);
                if (type == END_OF_IMAGE) {
                    return at + 2;
                }
                if (type == START_OF_IMAGE) {
                    if (end - at < 3) {
                        break;
                    }
                    if (unsigned(bytes, at + 2) == MARKER) {
                        return at;
                    }
                }
                at += type == MARKER ? 1 : 2;
            }
        }
        next = Math.max(next, at - start);
        return NONE;
    }

    /** Whether one of eight bytes is 0xFF: its complement is zero, from which one cannot be taken without a borrow. */
    private static boolean hasMarker(long eight) {
        long complement = ~eight;
        return (complement - LOW_BITS & eight & HIGH_BITS) != 0;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.get(at) & 0xFF;
    }
}
