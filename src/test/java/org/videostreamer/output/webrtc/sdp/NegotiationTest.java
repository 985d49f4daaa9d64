package org.videostreamer.output.webrtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.output.webrtc.sdp.SampleAnswers.H264_FIRST;
import static org.videostreamer.output.webrtc.sdp.SampleAnswers.VP8_FIRST;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limits;

class NegotiationTest {

    private static final String CHROMIUM = SampleOffers.read("chromium-video");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            chromium-video            | VP8  96  | H264 108
            chromium-audio-video      | VP8  96  | H264 108
            chromium-video-audio-data | VP8  96  | H264 108
            chromium-data-video       | VP8  96  | H264 108
            firefox-video             | VP8  120 | VP8  120
            firefox-audio-video       | VP8  120 | VP8  120
            firefox-video-audio-data  | VP8  120 | VP8  120
            safari                    | VP8  100 | H264 98
            aiortc-video-audio        | VP8  97  | H264 101
            aiortc-audio-video        | VP8  97  | H264 101
            aiortc-video-data         | VP8  97  | H264 101
            go2rtc                    | H264 97  | H264 97
            mediamtx                  | VP8  102 | H264 106
            gstreamer-vp8             | VP8  96  | VP8  96
            gstreamer-h264-plain      | H264 127 | H264 127
            werift                    | VP8  98  | VP8  98
            libdatachannel            | H264 96  | H264 96
            """)
    void everyProgramIsSentWhatItReadsBest(String name, String vp8First, String h264First) throws SdpException {
        assertThat(agreed(SampleOffers.read(name), VP8_FIRST).map(NegotiationTest::shortly))
                .contains(vp8First);
        assertThat(agreed(SampleOffers.read(name), H264_FIRST).map(NegotiationTest::shortly))
                .contains(h264First);
    }

    private static String shortly(Agreed agreed) {
        return String.format("%-4s %s", agreed.codec(), agreed.payloadType());
    }

    @Test
    void whatTheViewerSaysOfTheCodecIsKept() throws SdpException {
        assertThat(agreed(CHROMIUM, VP8_FIRST))
                .contains(new Agreed(
                        Codec.VP8,
                        96,
                        "",
                        List.of("nack", "nack pli", "ccm fir"),
                        OptionalInt.of(5),
                        OptionalInt.empty()));
        assertThat(agreed(CHROMIUM, H264_FIRST).orElseThrow().parameters())
                .isEqualTo("level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f");
    }

    @Test
    void feedbackForAllTypesIsForOursToo() throws SdpException {
        String wild =
                video("96", "rtpmap:96 VP8/90000", "rtcp-fb:* nack pli", "rtcp-fb:97 nack", "rtcp-fb:96 goog-remb");
        assertThat(agreed(wild, VP8_FIRST).orElseThrow().feedback()).containsExactly("nack pli");
    }

    @Test
    void h264WithoutPiecesOfUnitsIsTheLastChoice() throws SdpException {
        String both = video("97 96", "rtpmap:96 VP8/90000", "rtpmap:97 H264/90000", "fmtp:97 packetization-mode=0");
        assertThat(agreed(both, H264_FIRST).orElseThrow().payloadType()).isEqualTo(96);
        String twice = video(
                "97 98",
                "rtpmap:97 H264/90000",
                "rtpmap:98 H264/90000",
                "fmtp:98 profile-level-id=64001f;packetization-mode=1");
        assertThat(agreed(twice, VP8_FIRST).orElseThrow().payloadType()).isEqualTo(98);
        String alone = video("97", "rtpmap:97 H264/90000");
        assertThat(agreed(alone, VP8_FIRST).orElseThrow().payloadType()).isEqualTo(97);
    }

    @Test
    void ofEquallyGoodTypesTheFirstIsTaken() throws SdpException {
        String two = video("98 97", "rtpmap:97 VP8/90000", "rtpmap:98 VP8/90000");
        assertThat(agreed(two, VP8_FIRST).orElseThrow().payloadType()).isEqualTo(98);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            096 | rtpmap:096 VP8/90000
            128 | rtpmap:128 VP8/90000
            -1  | rtpmap:-1 VP8/90000
            96  | rtpmap:96 VP8/9000
            96  | rtpmap:96 VP8/900000
            96  | rtpmap:96 VP8
            96  | rtpmap:96 VP8/90000 x
            96  | rtpmap:96 VP9/90000
            96  | rtpmap:97 VP8/90000
            96  | other:96 VP8/90000
            96  | rtpmap:96 H264/90000
            """)
    void typesThatAreNotUnderstoodAreNothingToAgreeOn(String type, String map) throws SdpException {
        assertThat(agreed(video(type, map), List.of(Codec.VP8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0   | rtpmap:0 VP8/90000
            127 | rtpmap:127 vp8/90000
            96  | rtpmap:96  VP8/90000
            """)
    void typesMayBeWrittenInUnusualWays(String type, String map) throws SdpException {
        assertThat(agreed(video(type, map), VP8_FIRST).orElseThrow().payloadType())
                .isEqualTo(Integer.parseInt(type));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            extmap:1 %s          | 1
            extmap:14 %s         | 14
            extmap:6/recvonly %s | 6
            extmap:6/sendrecv %s | 6
            extmap:6 %s more     | 6
            extmap:6/sendonly %s | -
            extmap:0 %s          | -
            extmap:15 %s         | -
            extmap:255 %s        | -
            extmap:5 %sx         | -
            extmap:x %s          | -
            """)
    void extensionsInTheShortFormAreAgreedOn(String form, Integer id) throws SdpException {
        OptionalInt expected = id == null ? OptionalInt.empty() : OptionalInt.of(id);
        String delay = video("96", "rtpmap:96 VP8/90000", String.format(form, Negotiation.PLAYOUT_DELAY));
        assertThat(agreed(delay, VP8_FIRST).orElseThrow().playoutDelay()).isEqualTo(expected);
        String time = video("96", "rtpmap:96 VP8/90000", String.format(form, Negotiation.ABS_CAPTURE_TIME));
        assertThat(agreed(time, VP8_FIRST).orElseThrow().absCaptureTime()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 2})
    void aCostlyOfferIsJudgedLikeAnyOther(int types) throws SdpException {
        StringBuilder formats = new StringBuilder();
        StringBuilder lines = new StringBuilder();
        for (int type = 0; type < types; type++) {
            formats.append(type).append(' ');
            lines.append("rtpmap:").append(type).append(" H264/90000\n");
            lines.append("fmtp:").append(type).append(" packetization-mode=1;").append(";".repeat(300));
            lines.append("profile-level-id=64001f\n");
        }
        String offer = video(formats.toString().strip(), lines.toString().split("\n"));
        assertThat(agreed(offer, VP8_FIRST).orElseThrow().payloadType()).isZero();
    }

    private static Optional<Agreed> agreed(String offer, List<Codec> codecs) throws SdpException {
        return Negotiation.of(Offer.parse(offer, new Limits()), codecs);
    }

    /** An offer of one video with these payload types and attributes. */
    static String video(String formats, String... attributes) {
        return """
                v=0
                o=- 1 1 IN IP4 127.0.0.1
                s=-
                t=0 0
                a=ice-ufrag:view
                a=ice-pwd:a-password-of-the-viewer
                a=fingerprint:sha-256 %s
                m=video 9 UDP/TLS/RTP/SAVPF %s
                a=mid:0
                a=recvonly
                a=rtcp-mux
                a=%s
                """.formatted("AB:".repeat(31) + "AB", formats, String.join("\na=", attributes))
                .replace("\n", "\r\n");
    }
}
