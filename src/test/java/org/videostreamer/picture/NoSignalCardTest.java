package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Pictures;

class NoSignalCardTest {

    private final PixelsPool pool = new PixelsPool();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "connection refused",
                "Überlänge … für die Kamera äöü 中文",
                "a/very/long/word/without/any/space/that/does/not/fit/into/one/line/of/the/card/at/all"
            })
    void writesAnyReasonOnACardOfAnySize(String reason) {
        for (Size size : new Size[] {new Size(640, 480), new Size(164, 123), new Size(1, 1), new Size(3000, 2000)}) {
            Frame card = NoSignalCard.draw(-1, size, "no signal: failed", reason, pool);
            assertThat(card.size()).isEqualTo(size);
            assertThat(card.isSignal()).isFalse();
            card.release();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connection refused"})
    void theWordsCanBeSeen(String reason) {
        Frame card = NoSignalCard.draw(-1, new Size(640, 480), "no signal", reason, pool);
        int brightest = 0;
        for (int i = 0; i < 640 * 480 * 3; i += 3) {
            brightest = Math.max(brightest, Pictures.at(card.pixels(), i));
        }
        assertThat(brightest).isGreaterThan(200);
    }
}
