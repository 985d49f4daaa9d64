package org.videostreamer.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import org.videostreamer.testing.Fuzz;

class PeerTextFuzzTest {

    @Fuzz
    void whateverAPeerSaysIsOneShortLineWithoutControlCharacters(FuzzedDataProvider input) {
        String shown = PeerText.of(input.consumeRemainingAsString());
        assertThat(shown.length()).isLessThanOrEqualTo(PeerText.LONGEST);
        assertThat(shown.codePoints())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT && c != 0x200C && c != 0x200D
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    }
}
