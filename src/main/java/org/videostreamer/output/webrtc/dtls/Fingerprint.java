package org.videostreamer.output.webrtc.dtls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The hash of a certificate as SDP names it (RFC 8122 section 5).
 *
 * @param algorithm {@code sha-256}, {@code sha-384} or {@code sha-512}
 * @param hex the hash, two upper-case digits a byte with colons between
 */
public record Fingerprint(String algorithm, String hex) {

    private static final Set<String> ALGORITHMS = Set.of("sha-256", "sha-384", "sha-512");
    private static final Pattern HEX = Pattern.compile("[0-9A-F]{2}(:[0-9A-F]{2}){31,63}");

    /** Reads the value of the attribute: the algorithm, a space, and the hash; both in any case. */
    public static Optional<Fingerprint> parse(String value) {
        String[] parts = value.strip().split(" +");
        if (parts.length != 2) {
            return Optional.empty();
        }
        String algorithm = parts[0].toLowerCase(Locale.ROOT);
        String hex = parts[1].toUpperCase(Locale.ROOT);
        return ALGORITHMS.contains(algorithm) && HEX.matcher(hex).matches()
                ? Optional.of(new Fingerprint(algorithm, hex))
                : Optional.empty();
    }

    /** That of a certificate in DER. */
    static Fingerprint of(String algorithm, byte[] certificate) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(certificate);
            return new Fingerprint(
                    algorithm, HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks " + algorithm, e);
        }
    }

    /** Whether the certificate has this hash. */
    boolean isOf(byte[] certificate) {
        return equals(of(algorithm, certificate));
    }

    /** The value of the attribute. */
    @Override
    public String toString() {
        return algorithm + " " + hex;
    }
}
