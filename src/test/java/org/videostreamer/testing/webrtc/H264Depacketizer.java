package org.videostreamer.testing.webrtc;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** RFC 6184 in its non-interleaved mode: single NAL units, STAP-A and FU-A. */
final class H264Depacketizer implements Depacketizer {

    private static final byte[] START = {0, 0, 0, 1};
    private static final int IDR = 5;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;

    private final ByteArrayOutputStream unit = new ByteArrayOutputStream();
    private boolean keyframe;
    private boolean withinFragments;
    private boolean broken;

    @Override
    public void add(byte[] payload) {
        if (payload.length < 2) {
            broken = true;
            return;
        }
        int type = payload[0] & 0x1F;
        broken |= withinFragments && type != FU_A;
        if (type >= 1 && type < STAP_A) {
            nal(payload, 0, payload.length);
        } else if (type == STAP_A) {
            aggregate(payload);
        } else if (type == FU_A) {
            fragment(payload);
        } else {
            broken = true;
        }
    }

    @Override
    public Optional<EncodedPicture> finish() {
        byte[] data = unit.toByteArray();
        boolean whole = !broken && !withinFragments && data.length > 0;
        EncodedPicture picture = new EncodedPicture(data, keyframe);
        unit.reset();
        keyframe = false;
        withinFragments = false;
        broken = false;
        return whole ? Optional.of(picture) : Optional.empty();
    }

    private void nal(byte[] from, int offset, int length) {
        keyframe |= (from[offset] & 0x1F) == IDR;
        unit.writeBytes(START);
        unit.write(from, offset, length);
    }

    /** Section 5.7.1: NAL units, each behind its length of 16 bits. */
    private void aggregate(byte[] payload) {
        int at = 1;
        while (at + 2 < payload.length) {
            int length = (payload[at] & 0xFF) << 8 | payload[at + 1] & 0xFF;
            if (length == 0 || at + 2 + length > payload.length) {
                break;
            }
            nal(payload, at + 2, length);
            at += 2 + length;
        }
        broken |= at != payload.length;
    }

    /** Section 5.8: the NAL unit's header is split over the first two bytes; S and E mark its first and last part. */
    private void fragment(byte[] payload) {
        boolean start = (payload[1] & 0x80) != 0;
        boolean end = (payload[1] & 0x40) != 0;
        broken |= start == withinFragments || start && end;
        if (start) {
            int header = payload[0] & 0xE0 | payload[1] & 0x1F;
            keyframe |= (header & 0x1F) == IDR;
            unit.writeBytes(START);
            unit.write(header);
        }
        unit.write(payload, 2, payload.length - 2);
        withinFragments = !end;
    }
}
