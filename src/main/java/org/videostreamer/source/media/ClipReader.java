package org.videostreamer.source.media;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.videostreamer.source.SourceException;

/**
 * Lets FFmpeg read the program's own clip from memory, so that nothing is written to a disk that may be full or not
 * ours. Used by one thread, which closes it after whatever reads from it.
 *
 * <p>JavaCPP has room for ten callback objects of a kind in a process, so one of each is shared by all readers and finds
 * the reader's place through FFmpeg's opaque pointer. The clip never changes: one copy serves all.
 */
final class ClipReader implements AutoCloseable {

    private static final int BUFFER = 32 * 1024;

    private final LongPointer place = new LongPointer(1).put(0L);
    private final AVIOContext io;

    /** @throws SourceException if the program comes without the clip */
    ClipReader() throws SourceException {
        if (Clip.BYTES.isEmpty()) {
            throw new SourceException("this build of the program has no clip for videotest");
        }
        BytePointer buffer = new BytePointer(av_malloc(BUFFER));
        io = avio_alloc_context(
                buffer, BUFFER, 0, place, Read.SHARED, (Write_packet_Pointer_BytePointer_int) null, Seek.SHARED);
    }

    /** What FFmpeg reads; valid until this is closed. */
    AVIOContext io() {
        return io;
    }

    @Override
    public void close() {
        // FFmpeg may have put another buffer in the place of ours.
        av_free(io.buffer());
        avio_context_free(io);
        place.close();
    }

    /** Loaded with the first reader, and kept. */
    private static final class Clip {
        private static final Optional<BytePointer> BYTES = load();

        private static Optional<BytePointer> load() {
            try (InputStream clip = ClipReader.class.getResourceAsStream("sample.mkv")) {
                return Optional.ofNullable(clip == null ? null : new BytePointer(clip.readAllBytes()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    private static final class Read extends Read_packet_Pointer_BytePointer_int {
        private static final Read SHARED = new Read();

        @Override
        public int call(Pointer opaque, BytePointer target, int most) {
            LongPointer place = new LongPointer(opaque);
            BytePointer clip = Clip.BYTES.orElseThrow();
            long at = place.get();
            int count = (int) Math.min(most, clip.capacity() - at);
            if (count <= 0) {
                return AVERROR_EOF();
            }
            Pointer.memcpy(target, clip.getPointer(at), count);
            place.put(at + count);
            return count;
        }
    }

    private static final class Seek extends Seek_Pointer_long_int {
        private static final Seek SHARED = new Seek();
        /** C's own numbers. */
        private static final int FROM_START = 0;

        private static final int FROM_HERE = 1;
        private static final int FROM_END = 2;

        @Override
        public long call(Pointer opaque, long offset, int whence) {
            LongPointer place = new LongPointer(opaque);
            long size = Clip.BYTES.orElseThrow().capacity();
            if (whence == AVSEEK_SIZE) {
                return size;
            }
            long to =
                    switch (whence & ~AVSEEK_FORCE) {
                        case FROM_START -> offset;
                        case FROM_HERE -> place.get() + offset;
                        case FROM_END -> size + offset;
                        default -> -1;
                    };
            if (to < 0 || to > size) {
                return -1;
            }
            place.put(to);
            return to;
        }
    }
}
