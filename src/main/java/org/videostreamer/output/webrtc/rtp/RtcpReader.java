package org.videostreamer.output.webrtc.rtp;

import java.util.ArrayList;
import java.util.List;

/** Reads compound RTCP (RFC 3550 6.1) of a viewer. What is not understood is passed over; nothing throws. */
public final class RtcpReader {

    private static final int VERSION = 2;
    private static final int HEADER = 4;
    private static final int REPORT_BLOCK = 24;
    private static final int SENDER_INFO = 20;

    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int BYE = 203;
    private static final int TRANSPORT_FEEDBACK = 205;
    private static final int PAYLOAD_FEEDBACK = 206;
    /** Formats of feedback: RFC 4585 6.2.1 and 6.3.1, RFC 5104 4.3.1. */
    private static final int NACK = 1;

    private static final int PLI = 1;
    private static final int FIR = 4;

    private final int ssrc;

    /** @param ssrc of the stream that is told of; what is said of others is not ours */
    public RtcpReader(int ssrc) {
        this.ssrc = ssrc;
    }

    /** Reads the first so many bytes. */
    public List<RtcpMessage> read(byte[] bytes, int length) {
        List<RtcpMessage> messages = new ArrayList<>();
        int at = 0;
        while (at + HEADER <= length) {
            int end = at + HEADER + NetworkOrder.unsignedShort(bytes, at + 2) * 4;
            if ((bytes[at] & 0xFF) >> 6 != VERSION || end > length) {
                break;
            }
            readPacket(bytes, at, end, messages);
            at = end;
        }
        return messages;
    }

    private void readPacket(byte[] bytes, int at, int end, List<RtcpMessage> messages) {
        int count = bytes[at] & 0x1F;
        int body = at + HEADER + 4;
        switch (bytes[at + 1] & 0xFF) {
            case SENDER_REPORT -> readBlocks(bytes, body + SENDER_INFO, end, count, messages);
            case RECEIVER_REPORT -> readBlocks(bytes, body, end, count, messages);
            case BYE -> messages.add(new RtcpMessage.Bye());
            case TRANSPORT_FEEDBACK -> {
                if (count == NACK && isOurs(bytes, body, end)) {
                    readLosses(bytes, body + 4, end, messages);
                }
            }
            case PAYLOAD_FEEDBACK -> {
                // FIR leaves the media's SSRC of its header unused and names it in its entries.
                if (count == PLI && isOurs(bytes, body, end) || count == FIR && isOurs(bytes, body + 4, end)) {
                    messages.add(new RtcpMessage.NeedsKeyframe());
                }
            }
            default -> {
                // descriptions, extended reports, bandwidth estimates: nothing that we act on
            }
        }
    }

    private boolean isOurs(byte[] bytes, int at, int end) {
        return at + 4 <= end && NetworkOrder.integer(bytes, at) == ssrc;
    }

    private void readBlocks(byte[] bytes, int from, int end, int count, List<RtcpMessage> messages) {
        for (int block = 0; block < count; block++) {
            int at = from + block * REPORT_BLOCK;
            if (at + REPORT_BLOCK <= end && isOurs(bytes, at, end)) {
                messages.add(new RtcpMessage.Reception((bytes[at + 4] & 0xFF) / 256.0));
            }
        }
    }

    /** Entries of a number and a mask of which of the 16 behind it are lost too. */
    private static void readLosses(byte[] bytes, int from, int end, List<RtcpMessage> messages) {
        List<Integer> lost = new ArrayList<>();
        for (int at = from; at + 4 <= end; at += 4) {
            int first = NetworkOrder.unsignedShort(bytes, at);
            int mask = NetworkOrder.unsignedShort(bytes, at + 2);
            lost.add(first);
            for (int bit = 0; bit < 16; bit++) {
                if ((mask >> bit & 1) != 0) {
                    lost.add(first + 1 + bit & 0xFFFF);
                }
            }
        }
        messages.add(new RtcpMessage.Lost(List.copyOf(lost)));
    }
}
