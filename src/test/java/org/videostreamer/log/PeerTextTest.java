package org.videostreamer.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerTextTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(PeerText.of("größe 4 µm – ok 👍")).isEqualTo("größe 4 µm – ok 👍");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\ud83d\udc69\u200d\ud83d\udd2c"})
    void whatJoinsLettersOrEmojiStays(String text) {
        assertThat(PeerText.of(text)).isEqualTo(text);
        assertThat(PeerText.unfitIn(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\u001bb", "a\u0000b", "a\u2028b", "a\u202eb", "a\ud800b", "a\u009bb"})
    void whatCouldForgeALineOrMoveACursorIsASpace(String text) {
        assertThat(PeerText.of(text)).isEqualTo("a b");
    }

    @Test
    void aTextOfTheGreatestLengthIsWhole() {
        assertThat(PeerText.of("x".repeat(PeerText.LONGEST))).isEqualTo("x".repeat(PeerText.LONGEST));
    }

    @Test
    void longerTextIsCutAndSaysSo() {
        assertThat(PeerText.of("x".repeat(10_000_000))).isEqualTo("x".repeat(PeerText.LONGEST - 1) + "…");
    }

    @Test
    void theFirstCharacterThatIsUnfitIsNamed() {
        assertThat(PeerText.unfitIn("a\u202eb\n")).contains("U+202E");
        assertThat(PeerText.unfitIn("a\nb")).contains("U+000A");
        assertThat(PeerText.unfitIn("\udb40\udc01")).contains("U+E0001");
        assertThat(PeerText.unfitIn("größe 4 µm")).isEmpty();
    }
}
