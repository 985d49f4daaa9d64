package org.videostreamer.testing.webrtc;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A STUN message (RFC 8489) as the controlling side of ICE writes and reads it. */
public final class StunMessage {

    /** Section 5: method Binding with the classes request, success and error. */
    static final int REQUEST = 0x0001;

    static final int SUCCESS = 0x0101;
    static final int ERROR = 0x0111;

    private static final int HEADER = 20;
    private static final int COOKIE = 0x2112A442;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int ERROR_CODE = 0x0009;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;
    private static final int PRIORITY = 0x0024;
    private static final int USE_CANDIDATE = 0x0025;
    private static final int FINGERPRINT = 0x8028;
    private static final int ICE_CONTROLLED = 0x8029;
    private static final int ICE_CONTROLLING = 0x802A;

    private final byte[] bytes;
    private final Map<Integer, Integer> attributes;

    private StunMessage(byte[] bytes, Map<Integer, Integer> attributes) {
        this.bytes = bytes;
        this.attributes = attributes;
    }

    /**
     * A check of a candidate (RFC 8445 section 7.2.2) that nominates it.
     *
     * @param username theirs:ours
     * @param password theirs
     * @param controlling whether we say that we control, as is right towards a lite agent
     */
    public static byte[] check(String username, String password, boolean controlling, Random random) {
        return check(username, password, controlling, controlling, random);
    }

    /** One that nominates the candidate or does not. */
    public static byte[] check(
            String username, String password, boolean controlling, boolean nominates, Random random) {
        ByteArrayOutputStream attributes = new ByteArrayOutputStream();
        write(attributes, USERNAME, username.getBytes(StandardCharsets.UTF_8));
        write(attributes, PRIORITY, new byte[] {0x6E, 0x7F, 0x1E, (byte) 0xFF});
        byte[] tieBreaker = new byte[8];
        random.nextBytes(tieBreaker);
        write(attributes, controlling ? ICE_CONTROLLING : ICE_CONTROLLED, tieBreaker);
        if (nominates) {
            write(attributes, USE_CANDIDATE, new byte[0]);
        }
        byte[] transaction = new byte[12];
        random.nextBytes(transaction);
        return signed(REQUEST, transaction, attributes, password);
    }

    /** The answer to a check, with what the other side looks like from here. */
    public static byte[] success(byte[] check, InetSocketAddress from, String password) {
        byte[] address = from.getAddress().getAddress();
        byte[] value = ByteBuffer.allocate(4 + address.length)
                .putShort((short) (address.length == 4 ? 1 : 2))
                .putShort((short) (from.getPort() ^ COOKIE >>> 16))
                .put(address)
                .array();
        for (int i = 0; i < address.length; i++) {
            value[4 + i] ^= check[4 + i];
        }
        ByteArrayOutputStream attributes = new ByteArrayOutputStream();
        write(attributes, XOR_MAPPED_ADDRESS, value);
        return signed(SUCCESS, transaction(check), attributes, password);
    }

    private static byte[] signed(int type, byte[] transaction, ByteArrayOutputStream attributes, String password) {
        byte[] unsigned = message(type, transaction, attributes);
        write(attributes, MESSAGE_INTEGRITY, integrity(unsigned, unsigned.length, password));
        byte[] signed = message(type, transaction, attributes);
        write(attributes, FINGERPRINT, number(fingerprint(signed, signed.length)));
        return message(type, transaction, attributes);
    }

    /** Reads a message; empty if it is none, or if its FINGERPRINT is missing or wrong. */
    public static Optional<StunMessage> parse(byte[] datagram) {
        ByteBuffer in = ByteBuffer.wrap(datagram);
        if (datagram.length < HEADER
                || in.getInt(4) != COOKIE
                || (in.getShort(2) & 0xFFFF) != datagram.length - HEADER
                || datagram.length % 4 != 0) {
            return Optional.empty();
        }
        Map<Integer, Integer> attributes = new LinkedHashMap<>();
        int at = HEADER;
        while (at + 4 <= datagram.length) {
            attributes.putIfAbsent(in.getShort(at) & 0xFFFF, at);
            at += 4 + ((in.getShort(at + 2) & 0xFFFF) + 3) / 4 * 4;
        }
        Optional<Integer> print = Optional.ofNullable(attributes.get(FINGERPRINT));
        boolean sound = at == datagram.length
                && print.filter(p -> p == datagram.length - 8)
                        .map(p -> in.getInt(p + 4) == fingerprint(datagram, p))
                        .orElse(false);
        return sound ? Optional.of(new StunMessage(datagram.clone(), attributes)) : Optional.empty();
    }

    /** Method and class. */
    public int type() {
        return ByteBuffer.wrap(bytes).getShort(0) & 0xFFFF;
    }

    /** Section 5: 96 bits by which an answer is told to belong to a request. */
    static byte[] transaction(byte[] message) {
        return Arrays.copyOfRange(message, 8, HEADER);
    }

    boolean answers(byte[] request) {
        return Arrays.equals(transaction(bytes), transaction(request));
    }

    /** Section 14.5. */
    public boolean isSignedWith(String password) {
        return Optional.ofNullable(attributes.get(MESSAGE_INTEGRITY))
                .map(at ->
                        Arrays.equals(integrity(bytes, at, password), Arrays.copyOfRange(bytes, at + 4, at + 4 + 20)))
                .orElse(false);
    }

    /** USERNAME (14.3); empty if there is none. */
    public String username() {
        return Optional.ofNullable(attributes.get(USERNAME))
                .map(at -> new String(bytes, at + 4, ByteBuffer.wrap(bytes).getShort(at + 2), StandardCharsets.UTF_8))
                .orElse("");
    }

    /** Section 14.8: class and number, such as 401; zero if there is none. */
    int errorCode() {
        return Optional.ofNullable(attributes.get(ERROR_CODE))
                .map(at -> (bytes[at + 6] & 7) * 100 + (bytes[at + 7] & 0xFF))
                .orElse(0);
    }

    /** Section 14.2: where the other side has seen our datagram come from. */
    Optional<InetSocketAddress> mappedAddress() {
        return Optional.ofNullable(attributes.get(XOR_MAPPED_ADDRESS)).map(this::addressAt);
    }

    private InetSocketAddress addressAt(int at) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] address = Arrays.copyOfRange(bytes, at + 8, at + 4 + (in.getShort(at + 2) & 0xFFFF));
        for (int i = 0; i < address.length; i++) {
            address[i] ^= bytes[4 + i];
        }
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(address), (in.getShort(at + 6) ^ COOKIE >>> 16) & 0xFFFF);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address of " + address.length + " bytes", e);
        }
    }

    private static byte[] message(int type, byte[] transaction, ByteArrayOutputStream attributes) {
        return ByteBuffer.allocate(HEADER + attributes.size())
                .putShort((short) type)
                .putShort((short) attributes.size())
                .putInt(COOKIE)
                .put(transaction)
                .put(attributes.toByteArray())
                .array();
    }

    private static void write(ByteArrayOutputStream out, int type, byte[] value) {
        out.writeBytes(ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4)
                .putShort((short) type)
                .putShort((short) value.length)
                .put(value)
                .array());
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** Section 14.5: over all before the attribute, with a length as if the attribute were the last. */
    private static byte[] integrity(byte[] message, int end, String password) {
        byte[] text = Arrays.copyOf(message, end);
        ByteBuffer.wrap(text).putShort(2, (short) (end - HEADER + 24));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Section 14.7, likewise. */
    private static int fingerprint(byte[] message, int end) {
        byte[] text = Arrays.copyOf(message, end);
        ByteBuffer.wrap(text).putShort(2, (short) (end - HEADER + 8));
        CRC32 crc = new CRC32();
        crc.update(text);
        return (int) crc.getValue() ^ 0x5354554E;
    }
}
