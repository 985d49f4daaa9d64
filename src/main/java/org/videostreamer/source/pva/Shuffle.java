package org.videostreamer.source.pva;

/** Undoes what makes numbers compress better: what is of equal rank in all elements was put together. */
final class Shuffle {

    private Shuffle() {}

    /** Undoes the shuffling of bytes: the first ones of all elements, then the second ones, and so on; what is over is as it was. */
    static void restoreBytes(byte[] in, int inAt, byte[] out, int outAt, int length, int width) {
        int elements = length / width;
        for (int rank = 0; rank < width; rank++) {
            int from = inAt + rank * elements;
            int to = outAt + rank;
            for (int element = 0; element < elements; element++) {
                out[to] = in[from + element];
                to += width;
            }
        }
        int whole = elements * width;
        System.arraycopy(in, inAt + whole, out, outAt + whole, length - whole);
    }

    /**
     * Undoes the shuffling of bits (Masui et al., bitshuffle): elements' bits of equal rank were put together, rank after
     * rank, the first element in each byte's lowest bit.
     *
     * @param elements a multiple of eight
     * @param width bytes an element
     */
    static void restoreBits(byte[] in, int inAt, byte[] out, int outAt, int elements, int width) {
        int row = elements / 8;
        for (int rank = 0; rank < width; rank++) {
            int rows = inAt + rank * 8 * row;
            for (int group = 0; group < row; group++) {
                long bits = 0;
                for (int bit = 7; bit >= 0; bit--) {
                    bits = bits << 8 | in[rows + bit * row + group] & 0xFF;
                }
                bits = transpose(bits);
                int at = outAt + group * 8 * width + rank;
                for (int element = 0; element < 8; element++) {
                    out[at] = (byte) bits;
                    bits >>>= 8;
                    at += width;
                }
            }
        }
    }

    /** Exchanges rows and columns of eight by eight bits (Hacker's Delight, 7-3). */
    private static long transpose(long bits) {
        long swap = (bits ^ bits >>> 7) & 0x00AA00AA00AA00AAL;
        long x = bits ^ swap ^ swap << 7;
        swap = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
        x = x ^ swap ^ swap << 14;
        swap = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
        return x ^ swap ^ swap << 28;
    }
}
