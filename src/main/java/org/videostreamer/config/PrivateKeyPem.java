package org.videostreamer.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a private key of PEM that is not encrypted: PKCS #8 (RFC 5958), and the older forms of RSA (PKCS #1, RFC 8017) and of curves
 * (SEC 1, RFC 5915), which Java reads in the dress of the first alone.
 */
final class PrivateKeyPem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    /** What TLS can use. */
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS", "DSA");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int CURVE = 0xA0;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    /** rsaEncryption (1.2.840.113549.1.1.1), with its parameters, which are none. */
    private static final byte[] RSA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /** id-ecPublicKey (1.2.840.10045.2.1). */
    private static final byte[] EC = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01};

    private PrivateKeyPem() {}

    /**
     * The first key of a text.
     *
     * @throws GeneralSecurityException if there is none, or none that Java knows
     */
    static PrivateKey read(String text) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw new InvalidKeyException("there is none");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(block.group(2));
        return switch (block.group(1)) {
            case "RSA PRIVATE KEY" -> key("RSA", dressed(RSA, bytes));
            case "EC PRIVATE KEY" -> key("EC", dressed(join(EC, curve(bytes)), bytes));
            default -> ofAnyKind(bytes);
        };
    }

    private static PrivateKey ofAnyKind(byte[] pkcs8) throws GeneralSecurityException {
        for (String kind : KINDS) {
            try {
                return key(kind, pkcs8);
            } catch (InvalidKeySpecException another) {
                // Its algorithm is told within; Java wants to know it before.
            }
        }
        throw new InvalidKeyException("it is of no known kind");
    }

    private static PrivateKey key(String kind, byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static byte[] dressed(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, join(VERSION_0, element(SEQUENCE, algorithm), element(OCTETS, key)));
    }

    /** The curve's name, as the key itself tells it behind its version and its number. */
    private static byte[] curve(byte[] key) throws InvalidKeyException {
        ByteBuffer outer = ByteBuffer.wrap(key);
        ByteBuffer inner = content(outer);
        content(inner);
        content(inner);
        while (inner.hasRemaining()) {
            int tag = inner.get(inner.position()) & 0xFF;
            ByteBuffer part = content(inner);
            if (tag == CURVE) {
                byte[] name = new byte[part.remaining()];
                part.get(name);
                return name;
            }
        }
        throw new InvalidKeyException("it does not tell its curve");
    }

    /** The content of the next element (DER, X.690 8.1), which is gone through. */
    private static ByteBuffer content(ByteBuffer from) {
        from.get();
        int length = from.get() & 0xFF;
        if (length > 0x80) {
            int digits = length - 0x80;
            length = 0;
            for (int i = 0; i < digits; i++) {
                length = Math.addExact(Math.multiplyExact(length, 256), from.get() & 0xFF);
            }
        }
        ByteBuffer content = from.slice(from.position(), length);
        from.position(from.position() + length);
        return content;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        if (content.length >= 0x100) {
            // No key is longer than two bytes tell.
            all.write(0x82);
            all.write(content.length >> 8);
        } else if (content.length >= 0x80) {
            all.write(0x81);
        }
        all.write(content.length);
        all.writeBytes(content);
        return all.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
