package org.videostreamer.output.webrtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.output.webrtc.dtls.Fingerprint;
import org.videostreamer.output.webrtc.ice.Candidate;
import org.videostreamer.output.webrtc.ice.IceCredentials;

class SdpTest {

    private static final List<Codec> VP8_FIRST = List.of(Codec.VP8, Codec.H264);

    @Test
    void chromiums_offer_is_agreed_on() throws SdpException {
        Offer offer = Offer.parse(Offers.CHROMIUM);
        assertThat(offer.iceUfrag()).isEqualTo("EsAw");
        assertThat(offer.fingerprint().toString())
                .startsWith("sha-256 D2:FA:0E")
                .endsWith("E6:0F");
        assertThat(Negotiation.of(offer, VP8_FIRST))
                .contains(new Agreed(
                        Codec.VP8,
                        96,
                        "",
                        List.of("nack", "nack pli", "ccm fir"),
                        OptionalInt.of(5),
                        OptionalInt.of(13)));
    }

    @Test
    void of_h264_the_constrained_baseline_in_mode_one_is_taken() throws SdpException {
        Agreed agreed = Negotiation.of(Offer.parse(Offers.CHROMIUM), List.of(Codec.H264, Codec.VP8))
                .orElseThrow();
        assertThat(agreed.payloadType()).isEqualTo(106);
        assertThat(agreed.parameters())
                .isEqualTo("level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f");
    }

    @Test
    void h264_in_mode_zero_alone_is_nothing_to_agree_on() throws SdpException {
        Offer offer = Offer.parse(Offers.CHROMIUM
                .replace("packetization-mode=1", "packetization-mode=0")
                .replace("VP8", "VP7"));
        assertThat(Negotiation.of(offer, VP8_FIRST)).isEmpty();
    }

    @Test
    void firefoxs_numbers_are_taken_over() throws SdpException {
        Agreed agreed = Negotiation.of(Offer.parse(Offers.FIREFOX), VP8_FIRST).orElseThrow();
        assertThat(agreed.payloadType()).isEqualTo(120);
        assertThat(agreed.feedback()).containsExactly("nack", "nack pli");
        assertThat(agreed.playoutDelay()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "15", "16", "255"})
    void extensions_whose_numbers_need_the_long_form_are_not_agreed_on(String id) throws SdpException {
        Offer offer = Offer.parse(Offers.CHROMIUM.replace("a=extmap:5 ", "a=extmap:" + id + " "));
        assertThat(Negotiation.of(offer, VP8_FIRST).orElseThrow().playoutDelay())
                .isEmpty();
    }

    @Test
    void the_answer_sends_one_video_and_takes_nothing_else() throws SdpException {
        List<String> lines = answer(Offers.CHROMIUM, VP8_FIRST).lines().toList();
        assertThat(lines)
                .contains(
                        "a=group:BUNDLE 0 1",
                        "a=ice-lite",
                        "m=audio 8000 UDP/TLS/RTP/SAVPF 111",
                        "a=inactive",
                        "m=video 8000 UDP/TLS/RTP/SAVPF 96",
                        "c=IN IP4 192.0.2.2",
                        "a=setup:passive",
                        "a=sendonly",
                        "a=rtpmap:96 VP8/90000",
                        "a=rtcp-fb:96 nack pli",
                        "a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay",
                        "a=extmap:13 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time",
                        "a=ssrc:4294967295 cname:name",
                        "m=application 0 UDP/DTLS/SCTP webrtc-datachannel")
                .noneMatch(line -> line.contains("remb") || line.contains("transport-cc") || line.contains("rtx"));
        assertThat(lines.stream().filter(line -> line.startsWith("a=candidate:")))
                .hasSize(4);
    }

    @Test
    void every_line_of_an_answer_ends_with_cr_lf() throws SdpException {
        String answer = answer(Offers.FIREFOX, List.of(Codec.H264));
        assertThat(answer.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(answer)
                .endsWith("\r\n")
                .contains("a=fmtp:126 profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1\r\n");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=0                | v=1                   | the offer is not SDP; expected it to begin with v=0
            a=mid:0            | x                     | line 17 of the offer is not SDP; expected a letter, = and a value
            m=video 9          | m=video nine          | line 10 of the offer is no media section; expected one such as m=video 9 UDP/TLS/RTP/SAVPF 96
            m=video            | m=audio               | the offer has no video section; expected m=video with a=recvonly
            a=recvonly         | a=sendonly            | the offer has no video section that receives over UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv
            UDP/TLS/RTP/SAVPF  | RTP/AVP               | the offer has no video section that receives over UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv
            a=ice-ufrag:       | a=other:              | ice-ufrag: missing; expected it in the video section or before it
            a=ice-ufrag:c9b4   | a=ice-ufrag:c9 b4     | ice-ufrag: not the name of an ICE agent; expected 4 to 256 letters, digits, + or /
            a=ice-pwd:be04c26d5353a2b7f2 | a=ice-pwd: | ice-pwd: too short; expected 22 characters or more
            a=setup:actpass    | a=setup:passive       | setup: the server waits for the DTLS handshake; expected actpass or active
            a=fingerprint:     | a=other:              | fingerprint: missing; expected it in the video section or before it
            sha-256            | sha-1                 | fingerprint: not the hash of a certificate; expected sha-256, sha-384 or sha-512 and its bytes
            a=rtcp-mux         | a=other               | rtcp-mux: missing; expected RTP and RTCP on one port
            """)
    void a_bad_offer_is_refused_with_the_reason(String good, String bad, String reason) {
        assertThatThrownBy(() -> Offer.parse(Offers.FIREFOX.replace(good, bad)))
                .isInstanceOf(SdpException.class)
                .hasMessage(reason);
    }

    @Test
    void a_payload_type_with_a_leading_zero_is_not_agreed_on() throws SdpException {
        String zero = Offers.FIREFOX.replace(" 120 126", " 096").replace("rtpmap:120", "rtpmap:096");
        assertThat(answer(zero, VP8_FIRST)).isEmpty();
    }

    @Test
    void a_video_outside_the_bundle_is_answered_without_one() throws SdpException {
        String outside = Offers.CHROMIUM.replace("a=group:BUNDLE 0 1 2", "a=group:BUNDLE 0 2");
        assertThat(answer(outside, VP8_FIRST)).doesNotContain("BUNDLE").contains("m=audio 0 ");
    }

    @Test
    void a_video_section_that_is_not_wanted_is_passed_over() throws SdpException {
        String video = Offers.FIREFOX.substring(Offers.FIREFOX.indexOf("m=video"));
        String unwanted = video.replace("m=video 9", "m=video 0").replace("mid:0", "mid:x");
        String two = Offers.FIREFOX.replace(video, unwanted + video);
        assertThat(answer(two, VP8_FIRST)).contains("a=group:BUNDLE 0\r\n", "m=video 0 ", "m=video 8000 ");
        String bundleOnly =
                Offers.FIREFOX.replace("m=video 9", "m=video 0").replace("a=mid:0", "a=mid:0\r\na=bundle-only");
        assertThat(answer(bundleOnly, VP8_FIRST)).contains("m=video 8000 ");
    }

    @Test
    void hostile_lengths_are_refused() {
        assertThatThrownBy(() -> Offer.parse("v=0\r\n" + "a".repeat(70_000)))
                .hasMessage("the offer has 70005 characters; expected 65536 at most");
        assertThatThrownBy(() -> Offer.parse("v=0\r\n" + "a=x\r\n".repeat(5_000)))
                .hasMessage("the offer has too many lines; expected 2000 at most");
        assertThatThrownBy(() -> Offer.parse("v=0\r\n" + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n".repeat(100)))
                .hasMessage("the offer has too many media sections; expected 32 at most");
    }

    @Test
    void no_offer_makes_anything_else_happen() {
        Random random = new Random(9);
        String[] good = {Offers.CHROMIUM, Offers.FIREFOX};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder mutant = new StringBuilder(good[i % 2]);
            for (int changes = random.nextInt(5) + 1; changes > 0; changes--) {
                int at = random.nextInt(mutant.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutant.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> mutant.delete(at, Math.min(mutant.length(), at + random.nextInt(60)));
                    default -> mutant.insert(at, mutant.substring(at, Math.min(mutant.length(), at + 80)));
                }
            }
            try {
                answer(mutant.toString(), VP8_FIRST);
            } catch (SdpException expected) {
                assertThat(expected.getMessage()).isNotEmpty();
            }
        }
    }

    private static String answer(String sdp, List<Codec> codecs) throws SdpException {
        Offer offer = Offer.parse(sdp);
        try {
            List<Candidate> candidates = Candidate.of(
                    List.of(InetAddress.getByName("192.0.2.2"), InetAddress.getByName("2001:db8::1")), 8000, 0);
            return Negotiation.of(offer, codecs)
                    .map(agreed -> new Answer(
                                    offer,
                                    agreed,
                                    new IceCredentials("ufrag", "password"),
                                    new Fingerprint("sha-256", "00"),
                                    candidates,
                                    0xFFFFFFFFL,
                                    "name",
                                    7)
                            .toString())
                    .orElse("");
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
