package org.videostreamer.source.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of a camera's answer come from. */
interface ByteSource {

    /** Has ended before it began. */
    ByteSource NOTHING = target -> -1;

    /**
     * Waits for bytes, as few as one, and puts them into direct memory.
     *
     * @param target has room for one at least
     * @return how many came, or −1 at the end
     */
    int read(ByteBuffer target) throws IOException;
}
