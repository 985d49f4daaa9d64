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
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.videostreamer.config.Account;
import org.videostreamer.config.JwtAccount;
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
            Pattern.compile("([utjs])\\.([A-Za-z0-9._@-]{1,64})~([0-9]{1,15})~([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;
    private final Clock clock;

    /** What one stands for. */
    enum Kind {
        USER("u"),
        TOKEN("t"),
        JWT("j"),
        SESSION("s");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        static Kind of(String mark) {
            return Stream.of(values())
                    .filter(kind -> kind.mark.equals(mark))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Whom one stands for.
     *
     * @param kind what they come in by
     * @param name what they are called; the hash of a JWT, or what is kept of a session, by which nobody comes in
     */
    record Holder(Kind kind, String name) {
        static Holder of(Account account, Optional<LoginSession> session) {
            if (session.isPresent()) {
                return new Holder(Kind.SESSION, session.get().key().hex());
            }
            if (account instanceof JwtAccount jwt) {
                return new Holder(Kind.JWT, jwt.hash().hex());
            }
            return new Holder(account instanceof UserConfig ? Kind.USER : Kind.TOKEN, account.name());
        }
    }

    Passes(Clock clock) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
    }

    /**
     * A new one.
     *
     * @param session with which it ends, if there is one
     */
    String make(Account account, Optional<LoginSession> session) {
        long end = clock.instant().plus(LIFE).getEpochSecond();
        Holder holder = Holder.of(account, session);
        String said = holder.kind().mark + "." + holder.name() + "~" + end;
        return said + "~" + code(said, account);
    }

    /**
     * Whom one stands for, if it is one and has not ended. One that was made before somebody's secret changed is none.
     *
     * @param callers those that there are
     */
    Optional<Caller> read(String text, Function<Holder, Optional<Caller>> callers) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || clock.instant().getEpochSecond() >= Long.parseLong(form.group(3))) {
            return Optional.empty();
        }
        return callers.apply(new Holder(Kind.of(form.group(1)), form.group(2))).filter(caller -> caller.account()
                .filter(account -> isOurs(text.substring(0, form.end(3)), account, form.group(4)))
                .isPresent());
    }

    private boolean isOurs(String said, Account account, String code) {
        return MessageDigest.isEqual(
                code(said, account).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII));
    }

    private static String secret(Account account) {
        if (account instanceof UserConfig user) {
            return user.password().map(PasswordHash::text).orElse("");
        }
        return account instanceof JwtAccount jwt
                ? jwt.hash().hex()
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
