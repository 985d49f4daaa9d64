package org.videostreamer.source.pva;

import org.videostreamer.frame.PictureException;
import org.videostreamer.log.PeerText;

/** Undoes the lossless compressions of areaDetector's codec plugin. One thread. */
final class ArrayCodec {

    private final ByteArrayPool arrayPool;
    private final Block zlib = Block.zlib();
    private final Lz4Blocks lz4Blocks;
    private final BloscFrame blosc;

    ArrayCodec(ByteArrayPool arrayPool) {
        this.arrayPool = arrayPool;
        this.lz4Blocks = new Lz4Blocks(arrayPool);
        this.blosc = new BloscFrame(arrayPool);
    }

    /**
     * Decompresses.
     *
     * @param codec {@code codec.name}, neither empty nor {@code jpeg}
     * @param in compressed data from the start of this array
     * @param length its bytes
     * @param expected the bytes that must come out
     * @param width bytes an element before compression
     * @return at least the expected bytes, lent by the pool
     * @throws PictureException if anything else comes out, or the codec is not known
     */
    byte[] decode(String codec, byte[] in, int length, int expected, int width) {
        byte[] out = arrayPool.take(expected);
        try {
            switch (codec) {
                case "zlib" -> zlib.decompress(in, 0, length, out, 0, expected);
                case "lz4" -> lz4Blocks.decode(in, length, out, expected);
                case "lz4hdf5" -> lz4Blocks.decodeHdf5(in, length, out, expected);
                case "bslz4" -> lz4Blocks.decodeShuffled(in, length, out, expected, width);
                case "blosc" -> blosc.decode(in, length, out, expected);
                default ->
                    throw new PictureException("its codec is '" + PeerText.of(codec)
                            + "'; expected none, jpeg, zlib, blosc, lz4, lz4hdf5 or bslz4");
            }
            return out;
        } catch (PictureException e) {
            arrayPool.giveBack(out);
            throw e;
        }
    }
}
