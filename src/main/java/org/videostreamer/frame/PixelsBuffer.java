package org.videostreamer.frame;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;

/** Lends the memory of pixels to Netty until its last owner lets go. */
final class PixelsBuffer extends UnpooledDirectByteBuf {

    private final Pixels pixels;

    /** @param pixels whose ownership passes to the buffer */
    PixelsBuffer(Pixels pixels) {
        super(UnpooledByteBufAllocator.DEFAULT, pixels.bytes(), pixels.format().bytes(pixels.size()));
        this.pixels = pixels;
    }

    @Override
    protected void deallocate() {
        // The memory is the pool's: the buffer was given it and does not free it.
        super.deallocate();
        pixels.release();
    }
}
