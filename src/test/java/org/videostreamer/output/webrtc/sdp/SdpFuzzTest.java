package org.videostreamer.output.webrtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.videostreamer.testing.Fuzz;

class SdpFuzzTest {

    private static final Pattern LINE = Pattern.compile("[vostcma]=[\\P{Cntrl}\t]*");

    @Fuzz
    void anOfferIsAnsweredLineByLineOrRefusedWithAReason(byte[] input) {
        String offer = new String(input, StandardCharsets.UTF_8);
        try {
            Optional<String> answer = SampleAnswers.to(offer, SampleAnswers.VP8_FIRST);
            answer.ifPresent(text -> {
                assertThat(text).endsWith("\r\n");
                assertThat(text.split("\r\n"))
                        .allMatch(line -> LINE.matcher(line).matches());
                long sections =
                        offer.lines().filter(line -> line.startsWith("m=")).count();
                assertThat(Description.parse(text).media()).hasSize((int) sections);
            });
        } catch (SdpException e) {
            assertThat(e).hasMessageNotContaining("\n");
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(200);
        }
    }
}
