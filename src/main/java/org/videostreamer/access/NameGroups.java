package org.videostreamer.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts names into a number of groups, so that what is kept of each group is bounded whatever names are shown. Which names
 * share one, nobody knows: that takes a key which dies with the process. Any thread.
 */
final class NameGroups {

    /** So many that two users hardly ever share one. */
    static final int COUNT = 4_096;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    NameGroups() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The group of a name, from 0. */
    int of(String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(ByteBuffer.wrap(code).getInt(), COUNT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
