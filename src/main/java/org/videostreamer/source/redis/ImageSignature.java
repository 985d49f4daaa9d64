package org.videostreamer.source.redis;

/** Tells image files from pixels by their first bytes, where these are too long or too odd for an accident. */
final class ImageSignature {

    private static final int[] JPEG = {0xFF, 0xD8, 0xFF};
    private static final int[] PNG = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private ImageSignature() {}

    static boolean isJpeg(byte[] bytes, int length) {
        return starts(bytes, length, JPEG);
    }

    static boolean isPng(byte[] bytes, int length) {
        return starts(bytes, length, PNG);
    }

    private static boolean starts(byte[] bytes, int length, int[] with) {
        if (length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
