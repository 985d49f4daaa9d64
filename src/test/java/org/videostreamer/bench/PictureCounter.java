package org.videostreamer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Counts the pictures of one connection without looking into them. */
public interface PictureCounter {

    /**
     * Takes what came next, all of it.
     *
     * @return how many pictures ended in it
     */
    int count(ByteBuffer bytes) throws IOException;
}
