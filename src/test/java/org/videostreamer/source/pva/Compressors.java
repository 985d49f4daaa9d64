package org.videostreamer.source.pva;

import io.airlift.compress.lz4.Lz4Compressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses as areaDetector's codec plugin does. */
final class Compressors {

    private Compressors() {}

    static byte[] compress(String codec, byte[] raw) {
        return switch (codec) {
            case "" -> raw;
            case "zlib" -> zlib(raw);
            case "lz4" -> lz4(raw);
            case "lz4hdf5" -> {
                byte[] block = lz4(raw);
                yield ByteBuffer.allocate(16 + block.length)
                        .putLong(raw.length)
                        .putInt(raw.length)
                        .putInt(block.length)
                        .put(block)
                        .array();
            }
            case "blosc" -> {
                byte[] block = lz4(raw);
                // One block of LZ4, neither shuffled nor split.
                yield ByteBuffer.allocate(24 + block.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(new byte[] {2, 1, 0x30, 1})
                        .putInt(raw.length)
                        .putInt(raw.length)
                        .putInt(24 + block.length)
                        .putInt(20)
                        .putInt(block.length)
                        .put(block)
                        .array();
            }
            default -> throw new IllegalArgumentException("no compressor for '" + codec + "'");
        };
    }

    private static byte[] zlib(byte[] raw) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(raw);
        deflater.finish();
        byte[] out = new byte[raw.length + raw.length / 8 + 64];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    private static byte[] lz4(byte[] raw) {
        Lz4Compressor compressor = new Lz4Compressor();
        byte[] out = new byte[compressor.maxCompressedLength(raw.length)];
        int length = compressor.compress(raw, 0, raw.length, out, 0, out.length);
        return Arrays.copyOf(out, length);
    }
}
