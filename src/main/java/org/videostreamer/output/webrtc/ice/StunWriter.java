package org.videostreamer.output.webrtc.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes Binding requests and the answers to them (RFC 8489 section 5 and 14). */
final class StunWriter {

    /** Both names of a check may have 256 characters. */
    private static final int MOST = 1_024;

    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private final ByteBuffer message = ByteBuffer.allocate(MOST);

    StunWriter(int type, TransactionId id) {
        message.putShort((short) type).putShort((short) 0).putInt(Stun.COOKIE);
        message.putInt(id.high()).putLong(id.low());
    }

    /** USERNAME (14.3): who is asked, a colon, and who asks. */
    StunWriter username(String username) {
        byte[] text = username.getBytes(StandardCharsets.UTF_8);
        begin(Stun.USERNAME, text.length);
        message.put(text);
        pad();
        return this;
    }

    /** PRIORITY (RFC 8445 7.1.1) of the way, were it chosen by us. */
    StunWriter priority(int priority) {
        begin(Stun.PRIORITY, Integer.BYTES);
        message.putInt(priority);
        return this;
    }

    /** ICE-CONTROLLED (RFC 8445 7.1.3): choosing is the other side's. */
    StunWriter controlled(long tieBreaker) {
        begin(Stun.ICE_CONTROLLED, Long.BYTES);
        message.putLong(tieBreaker);
        return this;
    }

    /** The address as the other side is seen, exclusive-or'ed lest a router changes it (14.2). */
    StunWriter xorMappedAddress(InetSocketAddress address) {
        byte[] plain = address.getAddress().getAddress();
        begin(Stun.XOR_MAPPED_ADDRESS, 4 + plain.length);
        message.putShort((short) (plain.length == 4 ? IPV4 : IPV6));
        message.putShort((short) (address.getPort() ^ Stun.COOKIE >>> 16));
        for (int i = 0; i < plain.length; i++) {
            // The mask is the cookie and the transaction id, which stand one after the other.
            message.put((byte) (plain[i] ^ message.get(Stun.COOKIE_AT + i)));
        }
        return this;
    }

    /** ERROR-CODE (14.8); the reason is ASCII. */
    StunWriter errorCode(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        begin(Stun.ERROR_CODE, 4 + text.length);
        message.putShort((short) 0)
                .put((byte) (code / 100))
                .put((byte) (code % 100))
                .put(text);
        pad();
        return this;
    }

    /** Signs with the password, adds the check sum, and ends the message. */
    byte[] sign(String password) {
        begin(Stun.MESSAGE_INTEGRITY, Stun.HMAC_BYTES);
        setLength(message.position() + Stun.HMAC_BYTES);
        int signed = message.position() - Stun.ATTRIBUTE_HEADER;
        message.put(Stun.hmac(message.array(), signed, message.array(), password));
        begin(Stun.FINGERPRINT, Stun.CRC_BYTES);
        setLength(message.position() + Stun.CRC_BYTES);
        message.putInt(Stun.fingerprint(message.array(), message.position() - Stun.ATTRIBUTE_HEADER));
        return Arrays.copyOf(message.array(), message.position());
    }

    private void begin(int type, int length) {
        message.putShort((short) type).putShort((short) length);
    }

    private void pad() {
        while (message.position() % 4 != 0) {
            message.put((byte) 0);
        }
    }

    /** The header's length is that of all attributes up to and with the one that is being written (14.5, 14.7). */
    private void setLength(int end) {
        message.putShort(Stun.LENGTH_AT, (short) (end - Stun.HEADER));
    }
}
