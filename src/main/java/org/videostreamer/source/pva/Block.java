package org.videostreamer.source.pva;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.videostreamer.frame.PictureException;

/** Decompresses one block of bytes into exactly the room it must fill. */
@FunctionalInterface
interface Block {

    /**
     * Decompresses.
     *
     * @param room the bytes that must come out, no more and no less
     * @throws PictureException if other than that comes out
     */
    void decompress(byte[] in, int at, int length, byte[] out, int to, int room);

    /** Raw LZ4 blocks. */
    static Block lz4() {
        Lz4Decompressor lz4 = new Lz4Decompressor();
        return checked("lz4", lz4::decompress);
    }

    /** Zstandard frames. */
    static Block zstd() {
        ZstdDecompressor zstd = new ZstdDecompressor();
        return checked("zstd", zstd::decompress);
    }

    /** Raw Snappy blocks. */
    static Block snappy() {
        SnappyDecompressor snappy = new SnappyDecompressor();
        return checked("snappy", snappy::decompress);
    }

    /** BloscLZ streams. */
    static Block bloscLz() {
        return checked("blosclz", BloscLz::decompress);
    }

    /** Zlib streams (RFC 1950). */
    static Block zlib() {
        return zlib(Inflater::new);
    }

    /**
     * The same by inflaters from elsewhere.
     *
     * @param inflaters gives a new one for each stream, after which it is ended
     */
    static Block zlib(Supplier<Inflater> inflaters) {
        return checked(
                "zlib", (in, at, length, out, to, room) -> inflate(inflaters.get(), in, at, length, out, to, room));
    }

    private static int inflate(Inflater inflater, byte[] in, int at, int length, byte[] out, int to, int room) {
        try {
            inflater.setInput(in, at, length);
            int written = 0;
            int more;
            do {
                more = inflater.inflate(out, to + written, room - written);
                written += more;
            } while (more > 0 && written < room);
            // It stops where the room ends, whatever is left.
            if (written == room && inflater.inflate(new byte[1]) > 0) {
                throw new PictureException("its zlib data holds more than the " + room + " bytes that were expected");
            }
            return written;
        } catch (DataFormatException e) {
            throw new PictureException("its zlib data is damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static Block checked(String name, Decompressor library) {
        return (in, at, length, out, to, room) -> {
            if (at < 0 || length < 0 || length > in.length - at || to < 0 || room < 0 || room > out.length - to) {
                throw new PictureException("its " + name + " data tells a length beyond its end");
            }
            int written;
            try {
                written = library.decompress(in, at, length, out, to, room);
            } catch (PictureException e) {
                throw e;
            } catch (RuntimeException e) {
                // The libraries' own exceptions for malformed input, and whatever else garbage makes them throw.
                throw new PictureException("its " + name + " data is damaged: " + e.getMessage());
            }
            if (written != room) {
                throw new PictureException(
                        "its " + name + " data holds " + written + " bytes where " + room + " were expected");
            }
        };
    }

    /** What the libraries have in common. */
    @FunctionalInterface
    interface Decompressor {
        /** Gives the number of bytes written. */
        int decompress(byte[] in, int at, int length, byte[] out, int to, int room);
    }
}
