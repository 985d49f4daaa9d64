package org.videostreamer.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Where the bytes of a camera's answer come from. */
interface ByteSource {

    /** Of a stream that is copied by way of the heap. */
    int MOST_AT_ONCE = 64 * 1024;

    /** Has ended before it began. */
    ByteSource NOTHING = target -> -1;

    /**
     * Waits for bytes, as few as one, and puts them into direct memory.
     *
     * @param target has room for one at least
     * @return how many came, or −1 at the end
     */
    int read(ByteBuffer target) throws IOException;

    /** The bytes of a stream, which come by way of the heap; one thread. */
    static ByteSource of(InputStream in) {
        byte[] some = new byte[MOST_AT_ONCE];
        return target -> {
            int count = in.read(some, 0, Math.min(some.length, target.remaining()));
            if (count > 0) {
                target.put(some, 0, count);
            }
            return count;
        };
    }
}
