package org.videostreamer.output.webrtc.ice;

import java.security.SecureRandom;

/**
 * What checks are named and signed with (RFC 8445 5.3).
 *
 * @param ufrag the name
 * @param password the key
 */
public record IceCredentials(String ufrag, String password) {

    /** The characters that both may have: ice-char of RFC 8839 5.4. */
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** 72 bits; at least 24 are demanded, but it also finds the viewer among all others. */
    private static final int UFRAG_LENGTH = 12;
    /** 144 bits; at least 128 are demanded. */
    private static final int PASSWORD_LENGTH = 24;

    /** New ones that nobody can guess. */
    public static IceCredentials random(SecureRandom random) {
        return new IceCredentials(text(random, UFRAG_LENGTH), text(random, PASSWORD_LENGTH));
    }

    private static String text(SecureRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "IceCredentials[" + ufrag + "]";
    }
}
