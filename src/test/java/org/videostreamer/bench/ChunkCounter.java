package org.videostreamer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Counts HTTP chunks (RFC 9112 section 7.1): the first opens the stream, each further one is a picture. */
final class ChunkCounter implements PictureCounter {

    private static final int LINE_END = 2;

    private boolean opened;
    private int size;
    /** What is left of a chunk and of the line end behind it; 0 within the line that tells a size. */
    private int left;

    @Override
    public int count(ByteBuffer bytes) throws IOException {
        int pictures = 0;
        while (bytes.hasRemaining()) {
            if (left == 0) {
                readSize(bytes.get());
            } else {
                int skipped = Math.min(left, bytes.remaining());
                bytes.position(bytes.position() + skipped);
                left -= skipped;
                if (left == 0) {
                    pictures += opened ? 1 : 0;
                    opened = true;
                }
            }
        }
        return pictures;
    }

    private void readSize(byte next) throws IOException {
        int digit = Character.digit(next, 16);
        if (digit >= 0) {
            size = size * 16 + digit;
        } else if (next == '\n') {
            if (size == 0) {
                throw new IOException("the stream ended");
            }
            left = size + LINE_END;
            size = 0;
        } else if (next != '\r') {
            throw new IOException("a chunk does not begin with its size");
        }
    }
}
