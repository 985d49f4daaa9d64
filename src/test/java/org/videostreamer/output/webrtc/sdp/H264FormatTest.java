package org.videostreamer.output.webrtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H264FormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            packetization-mode=1;profile-level-id=42e01f                            | CONSTRAINED_BASELINE
            profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1  | CONSTRAINED_BASELINE
            packetization-mode=1; profile-level-id=42C015                           | CONSTRAINED_BASELINE
            Packetization-Mode = 1 ;Profile-Level-Id = 42E01F                       | CONSTRAINED_BASELINE
            packetization-mode=1;profile-level-id=42401f                            | CONSTRAINED_BASELINE
            packetization-mode=1;profile-level-id=42001f                            | BASELINE
            packetization-mode=1;profile-level-id=42a01f                            | BASELINE
            packetization-mode=1                                                    | BASELINE
            packetization-mode=1;profile-level-id=42                                | BASELINE
            packetization-mode=1;x-profile-level-id=640032                          | BASELINE
            packetization-mode=1;profile-level-id=640032                            | OTHER_PROFILE
            packetization-mode=1;profile-level-id=4d001f                            | OTHER_PROFILE
            packetization-mode=0;profile-level-id=42e01f                            | SINGLE_UNITS
            profile-level-id=42e01f                                                 | SINGLE_UNITS
            x-packetization-mode=1                                                  | SINGLE_UNITS
            packetization-mode=                                                     | SINGLE_UNITS
            ''                                                                      | SINGLE_UNITS
            """)
    void whatIsNearestToWhatWeSendIsTheBest(String parameters, H264Format format) {
        assertThat(H264Format.of(parameters)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"packetization-mode=2", "packetization-mode=10;profile-level-id=42e01f"})
    void interleavedPacketsAreNotMade(String parameters) {
        assertThat(H264Format.of(parameters)).isEmpty();
    }
}
