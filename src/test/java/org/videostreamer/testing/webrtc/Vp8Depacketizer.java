package org.videostreamer.testing.webrtc;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** RFC 7741. */
final class Vp8Depacketizer implements Depacketizer {

    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private boolean broken;

    @Override
    public void add(byte[] payload) {
        int length = descriptor(payload);
        // Section 4.2: S is set and PID is 0 in the first packet of a frame, and in no other when there is one
        // partition.
        boolean first = length > 0 && (payload[0] & 0x17) == 0x10;
        broken |= length == 0 || length >= payload.length || first != (frame.size() == 0);
        if (!broken) {
            frame.write(payload, length, payload.length - length);
        }
    }

    @Override
    public Optional<EncodedPicture> finish() {
        byte[] data = frame.toByteArray();
        boolean whole = !broken && data.length > 0;
        frame.reset();
        broken = false;
        // RFC 6386 section 9.1: the lowest bit of the frame tag is 0 for a keyframe.
        return whole ? Optional.of(new EncodedPicture(data, (data[0] & 1) == 0)) : Optional.empty();
    }

    /** Section 4.2: length of the payload descriptor; 0 if the payload ends within it. */
    private static int descriptor(byte[] payload) {
        if (payload.length < 1 || (payload[0] & 0x80) == 0) {
            return payload.length < 1 ? 0 : 1;
        }
        if (payload.length < 3) {
            return 0;
        }
        int flags = payload[1];
        int length = 2;
        if ((flags & 0x80) != 0) {
            length += (payload[2] & 0x80) != 0 ? 2 : 1;
        }
        length += (flags & 0x40) != 0 ? 1 : 0;
        length += (flags & 0x30) != 0 ? 1 : 0;
        return length;
    }
}
