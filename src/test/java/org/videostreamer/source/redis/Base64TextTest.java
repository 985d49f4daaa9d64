package org.videostreamer.source.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.PictureException;

/** Base64 that is decoded where it stands. */
class Base64TextTest {

    private final Base64Text base64 = new Base64Text();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 12_287, 12_288, 12_289, 100_000})
    void takesThePlaceOfItsText(int length) {
        byte[] bytes = random(length);
        String text = Base64.getEncoder().encodeToString(bytes);
        assertThat(decoded("{\"data\": \"", text, "\"}")).isEqualTo(bytes);
        assertThat(decoded("", text, "")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12_287, 100_000})
    void escapesAndLineBreaksAreTaken(int length) {
        byte[] bytes = random(length);
        String text = Base64.getMimeEncoder()
                .encodeToString(bytes)
                .replace("\r\n", "\\n")
                .replace("/", "\\/");
        assertThat(decoded("{\"data\": \"", text, "\"}")).isEqualTo(bytes);
        assertThat(decoded("", text, "")).isEqualTo(bytes);
    }

    @Test
    void escapesThatComeLateAreTakenBehindWhatWasDecodedBefore() {
        byte[] bytes = random(100_000);
        String text = Base64.getEncoder().encodeToString(bytes);
        String late = text.substring(0, 99_000) + "\\r\\n" + text.substring(99_000);
        assertThat(decoded("{", late, "}")).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAA=AAAA", "A*==", "AAAA\\u0041", "AA=="})
    void whatIsNoBase64IsRefusedWithWords(String text) {
        byte[] all = (text + "A".repeat(text.endsWith("==") ? 16_384 : 0)).getBytes(US_ASCII);
        assertThatThrownBy(() -> base64.decode(all, 0, all.length))
                .isInstanceOf(PictureException.class)
                .hasMessage("their data is not base64");
    }

    private byte[] decoded(String before, String text, String behind) {
        byte[] message = (before + text + behind).getBytes(US_ASCII);
        int length = base64.decode(message, before.length(), before.length() + text.length());
        return Arrays.copyOf(message, length);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
