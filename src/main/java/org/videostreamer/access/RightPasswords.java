package org.videostreamer.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.videostreamer.config.PasswordHash;

/**
 * Passwords that were right, one a user, a moment ago or before: programs repeat theirs with each request, and hashing it each
 * time would take a quarter of a core at ten a second. Kept is a code under a key that dies with the process. Any thread.
 */
final class RightPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final long KEPT = TimeUnit.MINUTES.toNanos(5);

    private final SecretKeySpec key;
    private final LongSupplier nanoTime;
    private final Map<String, Right> byUser = new HashMap<>();

    private record Right(String code, long until) {}

    /** @param nanoTime the clock, {@link System#nanoTime()} outside tests */
    RightPasswords(LongSupplier nanoTime) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.nanoTime = nanoTime;
    }

    /**
     * The code of a user and a password, by which they can be compared and nothing else.
     *
     * @param kept what is kept of the user's password: another has another code
     */
    String code(Shown.Password shown, Optional<PasswordHash> kept) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(shown.user().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(kept.map(PasswordHash::text).orElse("").getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(shown.password().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether that was right for the user a moment ago. */
    synchronized boolean has(String user, String code) {
        return had(user, code) && nanoTime.getAsLong() - byUser.get(user).until() < 0;
    }

    /** Whether that was right for the user the last time, however long ago: it is no guess. */
    synchronized boolean had(String user, String code) {
        Right kept = byUser.get(user);
        return kept != null
                && MessageDigest.isEqual(
                        kept.code().getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII));
    }

    /** It was right for a user that there is. */
    synchronized void add(String user, String code) {
        byUser.put(user, new Right(code, nanoTime.getAsLong() + KEPT));
    }

    /** There are other users from now on. */
    synchronized void forget() {
        byUser.clear();
    }
}
