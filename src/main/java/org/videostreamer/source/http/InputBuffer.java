package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stream's bytes in one array that grows to the largest part and is used for all of them. The bytes not yet taken are
 * {@code bytes()[start()]} to {@code bytes()[end()]}; {@link #fill()} may move them, so keep distances, not indices.
 */
final class InputBuffer {

    private static final int FIRST_SIZE = 64 * 1024;
    /** Less room than this is not worth a read. */
    private static final int LEAST_READ = 8 * 1024;

    private final int largest;
    private InputStream in;
    private byte[] bytes;
    private int start;
    private int end;

    /** @param limit how many bytes it can hold at least before it is full for good */
    InputBuffer(InputStream in, int limit) {
        this.in = in;
        this.largest = limit + FIRST_SIZE;
        this.bytes = new byte[Math.min(FIRST_SIZE, largest)];
    }

    /** Forgets all bytes and goes on with those of another stream. */
    void restart(InputStream other) {
        in = other;
        start = 0;
        end = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int size() {
        return end - start;
    }

    /** Gives up the first bytes. */
    void drop(int count) {
        start += count;
    }

    /**
     * Waits for more bytes, as few as one.
     *
     * @return false at the end of the stream
     */
    boolean fill() throws IOException {
        makeRoom();
        int count = in.read(bytes, end, bytes.length - end);
        end += Math.max(count, 0);
        return count >= 0;
    }

    /** Waits until this many bytes are here; false if the stream ends before. */
    boolean fillTo(int count) throws IOException {
        while (size() < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private void makeRoom() {
        if (start == end) {
            start = 0;
            end = 0;
        }
        if (bytes.length - end >= LEAST_READ) {
            return;
        }
        // Moving the lesser half costs no more than was read since, whatever the sizes of the parts.
        if (start >= bytes.length / 2 || bytes.length == largest) {
            System.arraycopy(bytes, start, bytes, 0, size());
            end -= start;
            start = 0;
        } else {
            bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, largest));
        }
    }
}
