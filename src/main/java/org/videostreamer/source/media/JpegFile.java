package org.videostreamer.source.media;

/** Tells whether a compressed picture is a JPEG file that any reader takes as it is (ITU-T T.81 annex B). */
final class JpegFile {

    private JpegFile() {}

    /**
     * Whether the bytes are one whole picture with its Huffman tables, which cameras often leave out of motion JPEG.
     *
     * @param bytes holds the picture from its start
     * @param length its bytes
     */
    static boolean isComplete(byte[] bytes, int length) {
        if (length < 4 || marker(bytes, 0) != 0xFFD8 || !endsWithMarker(bytes, length)) {
            return false;
        }
        boolean tables = false;
        int at = 2;
        while (at + 4 <= length) {
            int marker = marker(bytes, at);
            if (marker == 0xFFDA) {
                return tables;
            }
            if (marker < 0xFFC0 || isInterlaced(bytes, at, length)) {
                return false;
            }
            tables |= marker == 0xFFC4;
            at += 2 + marker(bytes, at + 2);
        }
        return false;
    }

    /** AVI's motion JPEG may hold two fields, half the picture each: APP0 "AVI1" with a polarity other than 0. */
    private static boolean isInterlaced(byte[] bytes, int at, int length) {
        return marker(bytes, at) == 0xFFE0
                && at + 9 <= length
                && bytes[at + 4] == 'A'
                && bytes[at + 5] == 'V'
                && bytes[at + 6] == 'I'
                && bytes[at + 7] == '1'
                && bytes[at + 8] != 0;
    }

    /** Cameras pad their pictures with zeros. */
    private static boolean endsWithMarker(byte[] bytes, int length) {
        int end = length;
        while (end > 2 && bytes[end - 1] == 0) {
            end--;
        }
        return marker(bytes, end - 2) == 0xFFD9;
    }

    private static int marker(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
