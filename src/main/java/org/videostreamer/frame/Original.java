package org.videostreamer.frame;

import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * What a message held that brought a picture.
 *
 * @param data the picture's file; one owner
 * @param size the numbers that the message called its size, in the order in which it told them
 */
public record Original(ByteBuf data, List<Integer> size) {

    /** Takes a copy of the list. */
    public Original {
        size = List.copyOf(size);
    }
}
