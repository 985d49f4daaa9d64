package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The bytes of a stream, which come by way of the heap. */
final class StreamBytes implements ByteSource {

    private static final int MOST_AT_ONCE = 64 * 1024;

    private final InputStream in;
    private final byte[] some = new byte[MOST_AT_ONCE];

    StreamBytes(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = in.read(some, 0, Math.min(some.length, target.remaining()));
        if (count > 0) {
            target.put(some, 0, count);
        }
        return count;
    }
}
