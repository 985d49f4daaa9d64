package org.videostreamer.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which secrets stand in URIs, whatever separates a name from its value: {@code password=x},
 * {@code client_secret:x}, {@code user=me_password=x_channel=1}. Where a secret ends is not guessed: all behind its name
 * is hidden, up to the end of the text.
 */
final class SecretNames {

    private static final String HIDDEN = "…";

    private static final Pattern NAMES_AND_SEPARATORS =
            Pattern.compile("([A-Za-z0-9_.-]+)(?:[=:|,;~!*'()$+ ]|%[0-9A-Fa-f]{2})");
    private static final Pattern PART_OF_NAME =
            Pattern.compile("pas|pwd|psw|secret|token|key|sign|cred|auth|session|ticket|jwt|bearer|(?:pw|sid|sig)$");
    private static final Pattern LAST_WORD = Pattern.compile("(?:^|[^a-z0-9])(?:pin|otp|code)$");
    private static final Set<String> FOLDERS =
            Set.of("pass", "passwd", "password", "pwd", "pw", "token", "key", "apikey", "api_key", "api-key", "secret");
    /** Names that are encoded more often than this are not decoded to the end, but nobody understands them either. */
    private static final int MOST_DECODING = 4;

    private SecretNames() {}

    /** The text up to the first secret in it. */
    static String hideIn(String text) {
        Optional<String> shown = cut(text);
        if (shown.isPresent()) {
            return shown.get();
        }
        String plain = decode(text);
        // An encoded @ is the end of somebody's password in an address within the address.
        boolean hides = !plain.equals(text) && (cut(plain).isPresent() || plain.contains("@"));
        return hides ? withoutValue(text) : text;
    }

    /** The path up to the first secret in it, also one in a folder behind a folder {@code password}. */
    static String hideInPath(String path) {
        StringBuilder shown = new StringBuilder();
        boolean secret = false;
        for (String folder : path.split("(?<=/)")) {
            String visible = secret ? HIDDEN : hideIn(folder);
            shown.append(visible);
            if (!visible.equals(folder)) {
                return shown.toString();
            }
            secret = FOLDERS.contains(decode(folder).replaceFirst("/$", "").toLowerCase(Locale.ROOT));
        }
        return shown.toString();
    }

    private static Optional<String> cut(String text) {
        Matcher names = NAMES_AND_SEPARATORS.matcher(text);
        while (names.find()) {
            if (isSecret(names.group(1))) {
                return Optional.of(text.substring(0, names.end()) + HIDDEN);
            }
        }
        return Optional.empty();
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PART_OF_NAME.matcher(lower).find() || LAST_WORD.matcher(lower).find();
    }

    private static String withoutValue(String text) {
        int equals = text.indexOf('=');
        return text.substring(0, equals + 1) + HIDDEN;
    }

    private static String decode(String text) {
        String decoded = text;
        try {
            for (int i = 0; i < MOST_DECODING && decoded.contains("%"); i++) {
                decoded = URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            }
            return decoded;
        } catch (IllegalArgumentException notEncoded) {
            return decoded;
        }
    }
}
