package org.videostreamer.web;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * What events are called where they are told. Their numbers count those of all streams, so gaps would tell of streams that
 * whoever listens may not see; here each number is encrypted, by a key that dies with the process. Any thread.
 */
final class EventIds {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    /** A block of AES, of which the number is one half. */
    private static final int BLOCK_BYTES = 16;

    private final SecretKeySpec key;

    EventIds() {
        byte[] bytes = new byte[BLOCK_BYTES];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** The ID of a number. */
    String of(long number) {
        byte[] block =
                ByteBuffer.allocate(BLOCK_BYTES).putLong(0).putLong(number).array();
        return HexFormat.of().formatHex(crypt(Cipher.ENCRYPT_MODE, block));
    }

    /** The number of an ID; nothing where it is none of ours, as one of another run of the program. */
    Optional<Long> number(String id) {
        if (!FORM.matcher(id).matches()) {
            return Optional.empty();
        }
        ByteBuffer block =
                ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, HexFormat.of().parseHex(id)));
        return block.getLong() == 0 ? Optional.of(block.getLong()) : Optional.empty();
    }

    private byte[] crypt(int mode, byte[] block) {
        try {
            // One block alone, each only once: what modes are for is not needed.
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
