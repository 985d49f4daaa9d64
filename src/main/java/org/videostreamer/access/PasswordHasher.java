package org.videostreamer.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.videostreamer.config.PasswordHash;

/**
 * Makes hashes of passwords by Argon2id, and makes them again to compare. Each takes tens of milliseconds and the memory that
 * it says: on a thread that may take so long, one at a time. Any thread.
 */
public final class PasswordHasher {

    /** 19 MiB, as OWASP advises; a pass more than it advises takes no longer here than the network. */
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 3;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** What is to be kept of a password. */
    public PasswordHash make(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PasswordHash form = new PasswordHash(MEMORY_KIB, PASSES, LANES, text(salt), "");
        return new PasswordHash(MEMORY_KIB, PASSES, LANES, form.salt(), text(hash(form, password, HASH_BYTES)));
    }

    /** Whether a password is the one; takes the same time whatever of it is wrong. */
    boolean matches(PasswordHash kept, String password) {
        byte[] wanted = kept.hashBytes();
        return MessageDigest.isEqual(hash(kept, password, wanted.length), wanted);
    }

    private static byte[] hash(PasswordHash form, String password, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(form.memoryKib())
                .withIterations(form.passes())
                .withParallelism(form.lanes())
                .withSalt(form.saltBytes())
                .build());
        byte[] hash = new byte[bytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
