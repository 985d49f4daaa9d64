package org.videostreamer.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.videostreamer.config.Account;
import org.videostreamer.config.PasswordHash;
import org.videostreamer.config.TokenConfig;
import org.videostreamer.config.UserConfig;

/**
 * Short-lived texts that stand for somebody where no header can be sent: in the address of an {@code <img>} or of a browser's
 * WebSocket. Nothing is kept of them; they hold until they end, or the process does. Any thread.
 */
final class Passes {

    /** Long enough to be used at once; addresses are remembered by browsers and proxies. */
    static final Duration LIFE = Duration.ofSeconds(60);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM =
            Pattern.compile("([ut])\\.([A-Za-z0-9._@-]{1,64})~([0-9]{1,15})~([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * Whom one stands for.
     *
     * @param user whether a user, else a token
     * @param name what they are called
     */
    record Holder(boolean user, String name) {}

    Passes(Clock clock) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
    }

    /** A new one. */
    String make(Account account) {
        long end = clock.instant().plus(LIFE).getEpochSecond();
        String said = (account instanceof UserConfig ? "u." : "t.") + account.name() + "~" + end;
        return said + "~" + code(said, account);
    }

    /**
     * Whom one stands for, if it is one and has not ended. One that was made before somebody's secret changed is none.
     *
     * @param accounts those that there are
     */
    Optional<Account> read(String text, Function<Holder, Optional<Account>> accounts) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || clock.instant().getEpochSecond() >= Long.parseLong(form.group(3))) {
            return Optional.empty();
        }
        return accounts.apply(new Holder(form.group(1).equals("u"), form.group(2)))
                .filter(account -> isOurs(text.substring(0, form.end(3)), account, form.group(4)));
    }

    private boolean isOurs(String said, Account account, String code) {
        return MessageDigest.isEqual(
                code(said, account).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII));
    }

    private static String secret(Account account) {
        return account instanceof UserConfig user
                ? user.password().map(PasswordHash::text).orElse("")
                : ((TokenConfig) account).hash().hex();
    }

    private String code(String said, Account account) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(secret(account).getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
