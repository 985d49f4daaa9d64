package org.videostreamer.testing.webrtc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Records of DTLS 1.2 made by hand (RFC 6347 4.1 and 4.2.2), right or wrong. */
public final class DtlsRecords {

    public static final int CHANGE_CIPHER_SPEC = 20;
    public static final int ALERT = 21;
    public static final int HANDSHAKE = 22;
    public static final int APPLICATION_DATA = 23;

    public static final int CLIENT_HELLO = 1;
    public static final int CERTIFICATE = 11;
    public static final int CERTIFICATE_VERIFY = 15;
    public static final int CLIENT_KEY_EXCHANGE = 16;
    public static final int FINISHED = 20;

    /** Of a client that knows what we ask of it: one suite, one curve, SRTP. */
    private static final byte[] HELLO = HexFormat.of()
            .parseHex("fefd" + "ab".repeat(32) + "0000" + "0002c02b" + "0100" + "0028"
                    + "000a000400020017" + "000b00020100" + "000d000400020403" + "000e000500020001" + "00"
                    + "00170000" + "ff01000100");

    private DtlsRecords() {}

    /** A record of any content. */
    public static byte[] record(int type, int epoch, byte[] content) {
        return ByteBuffer.allocate(13 + content.length)
                .put((byte) type)
                .putShort((short) 0xFEFD)
                .putShort((short) epoch)
                .put(new byte[6])
                .putShort((short) content.length)
                .put(content)
                .array();
    }

    /** The same record with another number (4.1.2.6: each number counts once). */
    public static byte[] numbered(int number, byte[] record) {
        byte[] numbered = record.clone();
        ByteBuffer.wrap(numbered).putInt(7, number);
        return numbered;
    }

    /** A plaintext record of handshake fragments. */
    public static byte[] handshake(byte[]... fragments) {
        return record(HANDSHAKE, 0, joined(fragments));
    }

    /**
     * A part of a handshake message.
     *
     * @param length that it claims for the whole message
     * @param offset where its own bytes begin in that
     */
    public static byte[] fragment(int type, int length, int number, int offset, byte[] bytes) {
        ByteBuffer fragment = ByteBuffer.allocate(12 + bytes.length);
        fragment.put((byte) type);
        put24(fragment, length);
        fragment.putShort((short) number);
        put24(fragment, offset);
        put24(fragment, bytes.length);
        return fragment.put(bytes).array();
    }

    /** The content of a ClientHello. */
    public static byte[] hello() {
        return HELLO.clone();
    }

    /** A whole ClientHello in one record. */
    public static byte[] clientHello() {
        return handshake(fragment(CLIENT_HELLO, HELLO.length, 0, 0, HELLO));
    }

    /** One behind the other. */
    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static void put24(ByteBuffer out, int value) {
        out.put((byte) (value >> 16)).putShort((short) value);
    }
}
