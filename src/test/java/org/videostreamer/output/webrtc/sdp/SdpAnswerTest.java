package org.videostreamer.output.webrtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.output.webrtc.sdp.SampleAnswers.VP8_FIRST;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.output.webrtc.ice.Candidate;

class SdpAnswerTest {

    @Test
    void oneVideoIsSentAndTheAudioBesideItIsInactiveOnTheSameTransport() throws SdpException {
        String answer = answer(SampleOffers.read("libdatachannel"));
        assertThat(answer.replaceAll("a=candidate:[^\r]*", "a=candidate:…"))
                .isEqualTo("""
                v=0
                o=- 7 1 IN IP4 127.0.0.1
                s=-
                t=0 0
                a=group:BUNDLE 0 1
                a=ice-lite
                a=msid-semantic:WMS *
                m=audio 8000 UDP/TLS/RTP/SAVPF 111
                c=IN IP4 192.0.2.2
                a=mid:0
                a=inactive
                a=rtcp-mux
                a=rtpmap:111 opus/48000/2
                a=fmtp:111 minptime=10;maxaveragebitrate=96000;stereo=1;sprop-stereo=1;useinbandfec=1
                a=ice-ufrag:ufragufragur
                a=ice-pwd:passwordpasswordpassword
                a=fingerprint:sha-256 %1$s
                a=setup:passive
                a=candidate:…
                a=candidate:…
                a=end-of-candidates
                m=video 8000 UDP/TLS/RTP/SAVPF 96
                c=IN IP4 192.0.2.2
                a=mid:1
                a=sendonly
                a=rtcp-mux
                a=rtpmap:96 H264/90000
                a=fmtp:96 profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1
                a=rtcp-fb:96 nack
                a=rtcp-fb:96 nack pli
                a=msid:name video
                a=ssrc:4294967295 cname:name
                a=ice-ufrag:ufragufragur
                a=ice-pwd:passwordpasswordpassword
                a=fingerprint:sha-256 %1$s
                a=setup:passive
                a=candidate:…
                a=candidate:…
                a=end-of-candidates
                """.formatted("AB:".repeat(31) + "AB").replace("\n", "\r\n"));
    }

    @Test
    void aRefusedSectionCarriesWhatWasOfferedForTheTypesThatItNames() throws SdpException {
        String unbundled = SampleOffers.read("go2rtc").replace("a=group:BUNDLE 0 1\r\n", "");
        assertThat(section(answer(unbundled), "audio"))
                .isEqualTo("""
                m=audio 0 UDP/TLS/RTP/SAVPF 101 0 8
                c=IN IP4 0.0.0.0
                a=mid:1
                a=inactive
                a=rtcp-mux
                a=rtpmap:101 opus/48000/2
                a=fmtp:101 minptime=10;useinbandfec=1
                a=rtpmap:0 PCMU/8000
                a=rtpmap:8 PCMA/8000
                a=ice-ufrag:ufragufragur
                a=ice-pwd:passwordpasswordpassword
                a=fingerprint:sha-256 %s
                a=setup:passive
                """.formatted("AB:".repeat(31) + "AB").replace("\n", "\r\n"));
        assertThat(answer(unbundled)).doesNotContain("BUNDLE");
    }

    @Test
    void typesWithoutADescriptionAreNotNamedAndWhereNoneHasOneAStaticTypeStandsForThem() throws SdpException {
        String some = SampleOffers.read("go2rtc").replace("a=rtpmap:0 PCMU/8000\r\n", "");
        assertThat(section(answer(some), "audio")).startsWith("m=audio 8000 UDP/TLS/RTP/SAVPF 101 8\r\n");
        String none = SampleOffers.read("go2rtc").replaceAll("a=rtpmap:(101|0|8) [^\n]*\n", "");
        assertThat(section(answer(none), "audio"))
                .startsWith("m=audio 8000 UDP/TLS/RTP/SAVPF 0\r\n")
                .doesNotContain("fmtp");
    }

    @Test
    void dataIsRefusedWhereTheVideoStandsFirst() throws SdpException {
        assertThat(section(answer(SampleOffers.read("chromium-video-audio-data")), "application"))
                .isEqualTo("""
                m=application 0 UDP/DTLS/SCTP webrtc-datachannel
                c=IN IP4 0.0.0.0
                a=mid:2
                a=sctp-port:5000
                a=ice-ufrag:ufragufragur
                a=ice-pwd:passwordpasswordpassword
                a=fingerprint:sha-256 %s
                a=setup:passive
                """.formatted("AB:".repeat(31) + "AB").replace("\n", "\r\n"));
        assertThat(answer(SampleOffers.read("chromium-video-audio-data"))).contains("a=group:BUNDLE 0 1\r\n");
    }

    @Test
    void whatStandsFirstInItsBundleIsKeptBecauseItDescribesTheTransportOfAll() throws SdpException {
        String answer = answer(SampleOffers.read("chromium-data-video"));
        assertThat(answer).contains("a=group:BUNDLE 0 1\r\n");
        assertThat(section(answer, "application"))
                .startsWith("m=application 8000 UDP/DTLS/SCTP webrtc-datachannel\r\n")
                .contains("a=candidate:", "a=end-of-candidates");
    }

    @Test
    void theBundleIsInTheOrderOfTheOffersWhateverTheOrderOfTheSections() throws SdpException {
        assertThat(answer(SampleOffers.read("go2rtc").replace("BUNDLE 0 1", "BUNDLE 1 0 1 2")))
                .contains("a=group:BUNDLE 1 0\r\n");
    }

    @Test
    void whatTheViewerDoesNotWantIsRefusedAlsoInABundle() throws SdpException {
        String unwanted = SampleOffers.read("go2rtc").replace("m=audio 9", "m=audio 0");
        assertThat(answer(unwanted)).contains("m=audio 0 ").contains("a=group:BUNDLE 0\r\n");
        String unwantedFirst = SampleOffers.read("chromium-data-video").replace("m=application 9", "m=application 0");
        assertThat(answer(unwantedFirst)).contains("m=application 0 ").contains("a=group:BUNDLE 1\r\n");
    }

    @Test
    void aSectionThatWaitsForTheTransportOfAnotherIsKeptOnIt() throws SdpException {
        String answer = answer(SampleOffers.read("firefox-video-audio-data"));
        assertThat(answer).contains("m=audio 8000 ", "m=application 0 ", "a=group:BUNDLE 0 1\r\n");
    }

    @Test
    void aSecondVideoIsNotSent() throws SdpException {
        String one = SampleOffers.read("firefox-video");
        String video = one.substring(one.indexOf("m=video"));
        String two = one.replace("BUNDLE 0", "BUNDLE 0 x") + video.replace("a=mid:0", "a=mid:x");
        assertThat(answer(two))
                .containsOnlyOnce("a=sendonly")
                .containsOnlyOnce("a=inactive")
                .containsOnlyOnce("a=ssrc:")
                .contains("m=video 8000 UDP/TLS/RTP/SAVPF 120\r\n")
                .contains("m=video 8000 UDP/TLS/RTP/SAVPF 120 124 ");
    }

    @Test
    void whatTheViewerAgreedToIsAnsweredAndNothingElse() throws SdpException {
        String video = section(answer(SampleOffers.read("chromium-video")), "video");
        assertThat(video)
                .contains(
                        "a=rtcp-rsize\r\n",
                        "a=rtcp-fb:96 nack\r\n",
                        "a=rtcp-fb:96 nack pli\r\n",
                        "a=rtcp-fb:96 ccm fir\r\n",
                        "a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay\r\n")
                .doesNotContain("remb", "transport-cc", "rtx", "fmtp", "toffset");
        String time = SampleOffers.read("chromium-video")
                .replace("a=rtcp-rsize", "a=extmap:13 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time");
        assertThat(answer(time))
                .contains("a=extmap:13 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time\r\n")
                .doesNotContain("rsize");
    }

    @Test
    void aSectionWithoutAnIdentificationIsAnsweredWithoutOne() throws SdpException {
        String offer =
                SampleOffers.read("go2rtc").replaceAll("a=mid:[^\n]*\n", "").replace("a=group:BUNDLE 0 1\r\n", "");
        assertThat(answer(offer)).doesNotContain("a=mid").contains("m=audio 0 ", "m=video 8000 ");
    }

    @Test
    void addressesAreToldAsTheyAre() throws SdpException, UnknownHostException {
        String offer = SampleOffers.read("firefox-video");
        assertThat(SampleAnswers.to(offer, VP8_FIRST, SampleAnswers.candidates(8443))
                        .orElseThrow()
                        .lines()
                        .filter(line -> line.startsWith("a=candidate:")))
                .hasSize(4);
        List<Candidate> ipv6 = Candidate.of(List.of(InetAddress.getByName("2001:db8::1")), 8000, 0);
        assertThat(SampleAnswers.to(offer, VP8_FIRST, ipv6).orElseThrow())
                .contains("\r\nc=IN IP6 2001:db8:0:0:0:0:0:1\r\n");
        List<Candidate> tcp = SampleAnswers.candidates(8443).subList(2, 4);
        assertThat(SampleAnswers.to(offer, VP8_FIRST, tcp).orElseThrow()).contains("\r\nm=video 9 ");
    }

    @Test
    void nothingThatAViewerWroteEndsALineOfTheAnswer() throws SdpException {
        String hostile =
                SampleOffers.read("libdatachannel").replace("profile-level-id", "x\ra=forged\ra=x:profile-level-id");
        assertThat(answer(hostile)).doesNotContain("forged");
    }

    private static String answer(String offer) throws SdpException {
        String answer = SampleAnswers.to(offer, VP8_FIRST).orElseThrow();
        assertThat(answer).endsWith("\r\n");
        assertThat(answer.replace("\r\n", "")).doesNotContain("\r", "\n");
        return answer;
    }

    private static String section(String answer, String kind) {
        String from = answer.substring(answer.indexOf("m=" + kind + " "));
        int next = from.indexOf("\r\nm=");
        return next < 0 ? from : from.substring(0, next + 2);
    }
}
