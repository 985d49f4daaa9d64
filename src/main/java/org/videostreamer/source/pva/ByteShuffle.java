package org.videostreamer.source.pva;

/** Undoes byte-shuffling: the first bytes of all elements, then the second ones, and so on; what is over is as it was. */
final class ByteShuffle {

    private ByteShuffle() {}

    static void restore(byte[] in, int inAt, byte[] out, int outAt, int length, int width) {
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
}
