package org.videostreamer.source.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Gives no more bytes a read than it is told to, and fails in the end instead of ending, as silence does. */
final class Chunks implements ByteSource {

    private final ByteBuffer bytes;
    private final int size;
    private final boolean ends;

    Chunks(byte[] bytes, int size, boolean ends) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.size = size;
        this.ends = ends;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!bytes.hasRemaining()) {
            if (!ends) {
                throw new IOException("silence");
            }
            return -1;
        }
        int count = Math.min(Math.min(size, target.remaining()), bytes.remaining());
        target.put(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        return count;
    }
}
