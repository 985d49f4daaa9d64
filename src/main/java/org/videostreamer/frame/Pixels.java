package org.videostreamer.frame;

import static org.bytedeco.opencv.global.opencv_core.CV_16SC1;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_32SC1;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8SC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.natives.NativeLibraries;

/**
 * An uncompressed picture in pooled native memory.
 *
 * <p>Whoever takes it from a {@link PixelsPool} owns it and fills it; from then on it is read only and may be read by
 * any thread. Each owner calls {@link #release()} once; the last one gives the memory back to the pool.
 */
public final class Pixels {

    private final PixelsPool pool;
    private final PixelFormat format;
    private final Size size;
    private final Mat mat;
    private final ByteBuffer bytes;
    private final AtomicInteger owners = new AtomicInteger();

    Pixels(PixelsPool pool, PixelFormat format, Size size) {
        this.pool = pool;
        this.format = format;
        this.size = size;
        this.mat = allocate(format, size);
        this.bytes = mat.data().capacity(format.bytes(size)).asByteBuffer();
    }

    /** The layout. */
    public PixelFormat format() {
        return format;
    }

    /** The size of the picture, which for {@link PixelFormat#I420} may be smaller than its memory. */
    public Size size() {
        return size;
    }

    /**
     * All bytes of the picture in a buffer of the caller's own, position 0, of this machine's byte order. Valid while the
     * caller owns the pixels.
     */
    public ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.nativeOrder());
    }

    /** The same bytes as a buffer that is one more owner: its last release is the owner's. */
    public ByteBuf shared() {
        return new SharedBuffer(retain());
    }

    /**
     * The picture as OpenCV's matrix: three channels for colour, one for grey; for {@link PixelFormat#I420} one channel of
     * 3/2 the height. Its depth is that of the samples where OpenCV has such a one. It has no unsigned integers of 32 bits
     * and none of 64: there it is {@code CV_32S} and {@code CV_64F}, which take as many bytes, and only good for what moves
     * samples without reading them. Valid while the caller owns the pixels, never to be closed or resized.
     */
    public Mat mat() {
        return mat;
    }

    /** The pool that further pictures of this stream may come from. */
    public PixelsPool pool() {
        return pool;
    }

    /** Adds an owner. */
    public Pixels retain() {
        owners.incrementAndGet();
        return this;
    }

    /** Ends one ownership. */
    public void release() {
        int left = owners.decrementAndGet();
        if (left == 0) {
            pool.giveBack(this);
        } else if (left < 0) {
            throw new IllegalStateException("pixels released more often than retained");
        }
    }

    /** Ends the only ownership of memory that must not be lent again, because its matrix may point elsewhere now. */
    void discard() {
        owners.set(0);
        pool.lost(this);
        free();
    }

    /** How many bytes its memory has. */
    long length() {
        return format.bytes(size);
    }

    Pixels lend() {
        owners.set(1);
        return this;
    }

    void free() {
        mat.close();
    }

    /** By OpenCV, which aligns the memory for its vector code. */
    private static Mat allocate(PixelFormat format, Size size) {
        NativeLibraries.loadOpenCv();
        Size even = size.even();
        return switch (format) {
            case BGR24, RGB24 -> new Mat(size.height(), size.width(), CV_8UC3);
            case I420 -> new Mat(even.height() * 3 / 2, even.width(), CV_8UC1);
            default -> new Mat(size.height(), size.width(), matrixType(format.samples()));
        };
    }

    static int matrixType(SampleType samples) {
        return switch (samples) {
            case UINT8 -> CV_8UC1;
            case INT8 -> CV_8SC1;
            case UINT16 -> CV_16UC1;
            case INT16 -> CV_16SC1;
            case UINT32, INT32 -> CV_32SC1;
            case UINT64, INT64, FLOAT64 -> CV_64FC1;
            case FLOAT32 -> CV_32FC1;
        };
    }

    /** Lends the memory to Netty until its last owner there lets go. */
    private static final class SharedBuffer extends UnpooledDirectByteBuf {

        private final Pixels pixels;

        SharedBuffer(Pixels pixels) {
            super(
                    UnpooledByteBufAllocator.DEFAULT,
                    pixels.bytes(),
                    pixels.format().bytes(pixels.size()));
            this.pixels = pixels;
        }

        @Override
        protected void deallocate() {
            // The memory is the pool's: the buffer was given it and does not free it.
            super.deallocate();
            pixels.release();
        }
    }
}
