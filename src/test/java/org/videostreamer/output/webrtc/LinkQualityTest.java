package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkQualityTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'',                          false",
        "0.40,                        false",
        "0.40 0.40,                   true",
        "0.39 0.39 0.39,              false",
        "0.40 0.39 0.40,              false",
        "1 1 0.10,                    true",
        "1 1 0.10 0.10,               false",
        "1 1 0.11 0.11 0.11,          true",
        "1 1 0.10 0.11 0.10,          true",
        "1 1 1,                       true",
        "1 1 0 0 0.40,                false",
        "1 1 0 0 0.40 0.40,           true",
    })
    void twoReportsInARowChangeTheJudgement(String lost, boolean bad) {
        LinkQuality link = new LinkQuality();
        for (String fraction : lost.split(" ")) {
            if (!fraction.isEmpty()) {
                link.report(Double.parseDouble(fraction));
            }
        }
        assertThat(link.isBad()).isEqualTo(bad);
    }
}
