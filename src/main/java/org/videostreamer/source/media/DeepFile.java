package org.videostreamer.source.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.pixels.ImageFileDecoder;
import org.videostreamer.pixels.ImageHeader;

/** Pictures in PNG and TIFF files that have deep samples, which FFmpeg does not read, or not as they are. */
final class DeepFile {

    /** In which a PNG file tells its samples; a TIFF file may do so anywhere. */
    private static final int HEAD = 64;
    /** The largest samples, and as much for what a file holds beside them. */
    private static final long BYTES_A_PIXEL = 16;

    private DeepFile() {}

    /** Whether it is one; not if it cannot be read. */
    static boolean isDeep(Path file, Limits limits) {
        return contents(file, limits, bytes -> Optional.of(true)).isPresent();
    }

    /**
     * Its picture, which the caller owns; empty if it is none, or cannot be read.
     *
     * @throws org.videostreamer.frame.PictureException if it is damaged, with the reason
     * @throws org.videostreamer.frame.PictureTooLargeException if it has more pixels than a picture may have
     */
    static Optional<Pixels> read(Path file, PixelsPool pool) {
        return contents(file, pool.limits(), bytes -> ImageFileDecoder.decode(bytes, pool));
    }

    /** What is made of all that is in it, if it is one. */
    private static <T> Optional<T> contents(Path file, Limits limits, Function<ByteBuffer, Optional<T>> use) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer head = read(channel, ByteBuffer.allocate(HEAD));
            if (!ImageHeader.isPng(head) && !ImageHeader.isTiff(head)) {
                return Optional.empty();
            }
            long length = channel.size();
            if (length > Math.min(Integer.MAX_VALUE, limits.of(Limit.PICTURE_PIXELS) * BYTES_A_PIXEL)) {
                return Optional.empty();
            }
            ByteBuf memory = Unpooled.directBuffer((int) length, (int) length);
            try {
                ByteBuffer all = read(channel, memory.nioBuffer(0, (int) length));
                return ImageHeader.of(all).flatMap(ImageHeader::samples).isPresent()
                        ? use.apply(all)
                        : Optional.empty();
            } finally {
                memory.release();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** From the beginning on, as much as there is and has room. */
    private static ByteBuffer read(FileChannel channel, ByteBuffer into) throws IOException {
        int count = 0;
        while (into.hasRemaining() && count >= 0) {
            count = channel.read(into, into.position());
        }
        return into.flip();
    }
}
