package org.videostreamer.output.webrtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.output.webrtc.sdp.SampleAnswers.H264_FIRST;
import static org.videostreamer.output.webrtc.sdp.SampleAnswers.VP8_FIRST;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.frame.Codec;

/** SampleOffers of real programs, and of such as are like them, get answers that all of them play. */
class RecordedOffersTest {

    static Stream<Arguments> variants() {
        return SampleOffers.names().stream().flatMap(name -> {
            String offer = SampleOffers.read(name);
            return Stream.of(
                    Arguments.of(name, offer),
                    Arguments.of(name + " without a bundle", offer.replaceAll("a=group:[^\n]*\n", "")),
                    Arguments.of(name + " without setup", offer.replaceAll("a=setup:[^\n]*\n", "")),
                    Arguments.of(name + " that sends too", offer.replace("a=recvonly", "a=sendrecv")),
                    Arguments.of(name + " by an older profile", offer.replace("UDP/TLS/RTP/SAVPF", "RTP/SAVPF")),
                    Arguments.of(name + " by TCP", offer.replace("UDP/TLS/RTP/SAVPF", "TCP/DTLS/RTP/SAVPF")),
                    Arguments.of(name + " with audio of static types", offer + audio("0 8 9", "")),
                    Arguments.of(name + " with audio of types unknown", offer + audio("18 97", "")),
                    Arguments.of(name + " with audio beside it", offer + audio("97", "a=rtpmap:97 opus/48000/2\r\n")),
                    Arguments.of(name + " with sections in another order", reversed(offer)));
        });
    }

    private static String audio(String formats, String attributes) {
        return "m=audio 9 UDP/TLS/RTP/SAVPF " + formats + "\r\na=mid:extra\r\na=recvonly\r\na=rtcp-mux\r\n"
                + attributes;
    }

    private static String reversed(String offer) {
        Description description = Description.parse(offer);
        StringBuilder reversed = new StringBuilder(String.join("\r\n", description.session())).append("\r\n");
        for (int i = description.media().size() - 1; i >= 0; i--) {
            reversed.append(String.join("\r\n", description.media().get(i).lines()))
                    .append("\r\n");
        }
        return reversed.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void everyAnswerIsPlayedByPionAndAiortc(String name, String offer) throws SdpException {
        for (List<Codec> codecs : List.of(VP8_FIRST, H264_FIRST)) {
            String answer = SampleAnswers.to(offer, codecs).orElseThrow();
            assertThat(AnswerJudge.complaints(offer, answer)).as(answer).isEmpty();
        }
    }

    @Test
    void theJudgeHearsWhatPionSaidOfRefusedSectionsThatNameTypesWithoutDescriptions() throws SdpException {
        String offer = SampleOffers.read("go2rtc");
        String answer = SampleAnswers.to(offer, VP8_FIRST).orElseThrow();
        assertThat(AnswerJudge.complaints(offer, answer.replaceAll("a=rtpmap:101 [^\n]*\n", "")))
                .contains("Pion: payload type not found: 101")
                .contains("aiortc: audio 1: parameters of a type that is not described");
    }

    @Test
    void theJudgeHearsWhatAiortcSaidOfSectionsWithoutKeys() throws SdpException {
        String offer = SampleOffers.read("aiortc-video-data");
        String answer = SampleAnswers.to(offer, VP8_FIRST).orElseThrow();
        int data = answer.indexOf("m=application");
        String bare =
                answer.substring(0, data) + answer.substring(data).replaceAll("a=(ice-|fingerprint|setup)[^\n]*\n", "");
        assertThat(AnswerJudge.complaints(offer, bare))
                .containsExactly(
                        "aiortc: application 1: ICE username fragment or password is missing",
                        "aiortc: application 1: DTLS setup attribute must be 'active' or 'passive' for an answer");
    }
}
