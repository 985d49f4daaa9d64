package org.videostreamer.output.webrtc.rtp;

import java.nio.charset.StandardCharsets;

/**
 * Writes the RTCP of a sender: what it has sent and when (RFC 3550 6.4.1), who it is (6.5), and that it ends (6.6).
 *
 * @param ssrc the stream's number for the viewer
 * @param cname the name of its sender, ASCII, at most 255 bytes
 */
public record RtcpWriter(int ssrc, String cname) {

    private static final int VERSION = 0x80;
    private static final int ONE_SOURCE = 0x81;
    private static final int SENDER_REPORT = 200;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int BYE = 203;
    private static final int CNAME = 1;
    private static final int REPORT_BYTES = 28;
    private static final int BYE_BYTES = 8;

    /** A buffer that the longest compound packet fits in, with so many bytes to spare. */
    public byte[] buffer(int spare) {
        return new byte[REPORT_BYTES + descriptionBytes() + BYE_BYTES + spare];
    }

    /**
     * Writes a report and who it is from.
     *
     * @param nowMicros the server's time; the RTP timestamp beside it is that of a picture that arrives now
     * @param packets sent so far
     * @param octets of payload sent so far
     * @return the length
     */
    public int report(byte[] out, long nowMicros, long packets, long octets) {
        writeHeader(out, 0, VERSION, SENDER_REPORT, REPORT_BYTES);
        NetworkOrder.putInt(out, 4, ssrc);
        NetworkOrder.putLong(out, 8, RtpClock.ntp(nowMicros));
        NetworkOrder.putInt(out, 16, (int) RtpClock.timestamp(nowMicros));
        NetworkOrder.putInt(out, 20, (int) packets);
        NetworkOrder.putInt(out, 24, (int) octets);
        return describe(out, REPORT_BYTES);
    }

    /** Writes a last report, who it is from, and that it ends; the length. */
    public int bye(byte[] out, long nowMicros, long packets, long octets) {
        int at = report(out, nowMicros, packets, octets);
        writeHeader(out, at, ONE_SOURCE, BYE, BYE_BYTES);
        NetworkOrder.putInt(out, at + 4, ssrc);
        return at + BYE_BYTES;
    }

    private int describe(byte[] out, int at) {
        byte[] name = cname.getBytes(StandardCharsets.US_ASCII);
        int end = at + descriptionBytes();
        writeHeader(out, at, ONE_SOURCE, SOURCE_DESCRIPTION, end - at);
        NetworkOrder.putInt(out, at + 4, ssrc);
        out[at + 8] = CNAME;
        out[at + 9] = (byte) name.length;
        System.arraycopy(name, 0, out, at + 10, name.length);
        for (int i = at + 10 + name.length; i < end; i++) {
            out[i] = 0;
        }
        return end;
    }

    /** Header, SSRC, the item, and the zero that ends the list, on a whole number of words. */
    private int descriptionBytes() {
        return (8 + 2 + cname.length() + 1 + 3) / 4 * 4;
    }

    private static void writeHeader(byte[] out, int at, int first, int type, int bytes) {
        out[at] = (byte) first;
        out[at + 1] = (byte) type;
        NetworkOrder.putShort(out, at + 2, bytes / 4 - 1);
    }
}
