package org.videostreamer.testing.webrtc;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The RTCP of a viewer, in the clear.
 *
 * @param mediaSsrc of the stream that it tells of
 */
record ViewerReports(int mediaSsrc) {

    static final int OWN_SSRC = 0x0BADCAFE;

    /** RFC 4585 6.2.1: one entry a packet, without a mask. */
    byte[] lost(List<Integer> sequences) {
        int[] words = new int[sequences.size() + 1];
        words[0] = mediaSsrc;
        for (int i = 0; i < sequences.size(); i++) {
            words[i + 1] = sequences.get(i) << 16;
        }
        return packet(205, 1, words);
    }

    /** RFC 4585 6.3.1. */
    byte[] needsKeyframe() {
        return packet(206, 1, mediaSsrc);
    }

    /** RFC 3550 6.4.2: that so many of 256 packets were lost. */
    byte[] reception(int lost) {
        return packet(201, 1, mediaSsrc, lost << 24, 0, 0, 0, 0);
    }

    /** RFC 3550 6.6. */
    byte[] bye() {
        return packet(203, 1);
    }

    private static byte[] packet(int type, int count, int... words) {
        ByteBuffer packet = ByteBuffer.allocate(8 + words.length * 4)
                .put((byte) (0x80 | count))
                .put((byte) type)
                .putShort((short) (1 + words.length))
                .putInt(OWN_SSRC);
        Arrays.stream(words).forEach(packet::putInt);
        return packet.array();
    }
}
