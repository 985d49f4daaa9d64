package org.videostreamer.config;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a password: its hash by Argon2id (RFC 9106) in the form of the PHC, with what it takes to make it again.
 * Never printed; {@link #text()} tells it.
 *
 * @param memoryKib KiB that making it takes
 * @param passes how often that memory is gone through
 * @param lanes how many parts it has
 * @param salt in base64 without padding
 * @param hash in base64 without padding
 */
public record PasswordHash(int memoryKib, int passes, int lanes, String salt, String hash) {

    /** A file must not make a login take seconds, or the memory of pictures. */
    private static final int MOST_MEMORY_KIB = 65_536;

    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 4;
    /** RFC 9106 3.1. */
    private static final int LEAST_KIB_PER_LANE = 8;

    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,3})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** Reads one; nothing where it is none, or takes more than 64 MiB, 10 passes or 4 lanes. */
    static Optional<PasswordHash> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        PasswordHash parsed = new PasswordHash(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                form.group(4),
                form.group(5));
        return Optional.of(parsed).filter(PasswordHash::isBounded).filter(PasswordHash::isDecodable);
    }

    private boolean isBounded() {
        return lanes >= 1
                && lanes <= MOST_LANES
                && passes >= 1
                && passes <= MOST_PASSES
                && memoryKib >= LEAST_KIB_PER_LANE * lanes
                && memoryKib <= MOST_MEMORY_KIB;
    }

    private boolean isDecodable() {
        try {
            return saltBytes().length > 0 && hashBytes().length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The salt. */
    public byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    /** The hash. */
    public byte[] hashBytes() {
        return Base64.getDecoder().decode(hash);
    }

    /** As the configuration file has it. */
    public String text() {
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + salt + "$" + hash;
    }

    @Override
    public String toString() {
        return "hash of a password, hidden";
    }
}
