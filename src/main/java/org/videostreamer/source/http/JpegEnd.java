package org.videostreamer.source.http;

/**
 * Finds the end of a JPEG file while it arrives (ITU-T T.81, B.1). Segments before the first scan are stepped over by
 * their lengths, because the thumbnail in an EXIF segment has an end-of-image marker of its own.
 */
final class JpegEnd {

    /** {@link #find} has not seen it, yet or ever. */
    static final int NONE = -1;

    private static final int NEVER = Integer.MAX_VALUE;
    private static final byte MARKER = (byte) 0xFF;
    private static final byte START_OF_IMAGE = (byte) 0xD8;
    private static final byte END_OF_IMAGE = (byte) 0xD9;
    private static final byte START_OF_SCAN = (byte) 0xDA;

    private boolean inScan;
    private int next;

    /** Starts a new file. */
    void reset() {
        inScan = false;
        next = 0;
    }

    /**
     * Goes on where the last call stopped.
     *
     * @param start where the file starts
     * @param end where the bytes that are here end; the same bytes as last time and more
     * @return the index behind the end-of-image marker, or {@link #NONE}
     */
    int find(byte[] bytes, int start, int end) {
        while (!inScan && next < end - start - 3) {
            step(bytes, start + next);
        }
        if (!inScan) {
            return NONE;
        }
        for (int i = start + next; i < end - 1; i++) {
            if (bytes[i] == MARKER && bytes[i + 1] == END_OF_IMAGE) {
                return i + 2;
            }
        }
        next = Math.max(next, end - start - 1);
        return NONE;
    }

    private void step(byte[] bytes, int at) {
        byte type = bytes[at + 1];
        if (bytes[at] != MARKER || next == 0 && type != START_OF_IMAGE) {
            next = NEVER;
        } else if (type == MARKER) {
            next += 1;
        } else if (type == START_OF_IMAGE || type == 0x01) {
            next += 2;
        } else {
            inScan = type == START_OF_SCAN;
            next += 2 + ((bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
        }
    }

    /** Whether these bytes start as a JPEG file does. */
    static boolean startsAt(byte[] bytes, int from, int to) {
        return to - from >= 2 && bytes[from] == MARKER && bytes[from + 1] == START_OF_IMAGE;
    }

    /** Whether these bytes end as a JPEG file does, but for zeros and line ends that some cameras fill up with. */
    static boolean endsAt(byte[] bytes, int from, int to) {
        int last = to - 1;
        while (last > from && (bytes[last] == 0 || bytes[last] == '\r' || bytes[last] == '\n' || bytes[last] == ' ')) {
            last--;
        }
        return last > from && bytes[last] == END_OF_IMAGE && bytes[last - 1] == MARKER;
    }
}
