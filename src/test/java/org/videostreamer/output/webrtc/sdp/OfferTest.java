package org.videostreamer.output.webrtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class OfferTest {

    private static final String FIREFOX = SampleOffers.read("firefox-video");

    private final Limits limits = new Limits();

    @Test
    void whatTheViewerIsKnownByIsReadFromItsVideoSection() throws SdpException {
        Offer offer = Offer.parse(SampleOffers.read("chromium-audio-video"), limits);
        assertThat(offer.iceUfrag()).matches("[A-Za-z0-9+/]{4}");
        assertThat(offer.icePassword()).matches("[A-Za-z0-9+/]{24}");
        assertThat(offer.fingerprint().toString()).matches("sha-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(offer.video().kind()).isEqualTo("video");
        assertThat(offer.sections()).hasSize(2);
        assertThat(offer.bundle()).containsExactly("0", "1");
    }

    @Test
    void whatStandsBeforeTheSectionsCountsWhereTheVideoDoesNotSayIt() throws SdpException {
        Offer offer = Offer.parse(SampleOffers.read("libdatachannel"), limits);
        assertThat(offer.iceUfrag()).isEqualTo("hc5W");
        assertThat(offer.icePassword()).isEqualTo("dSLMuaA13zQ+CNtMpSqFh8");
        assertThat(offer.fingerprint().toString()).startsWith("sha-256 37:8F");
        String both = SampleOffers.read("libdatachannel")
                .replace("a=mid:1", "a=mid:1\r\na=ice-ufrag:mine\r\na=ice-pwd:" + "m".repeat(22));
        assertThat(Offer.parse(both, limits).iceUfrag()).isEqualTo("mine");
        assertThat(Offer.parse(both, limits).icePassword()).isEqualTo("m".repeat(22));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=0                | v=1                   | the offer is not SDP; expected it to begin with v=0
            a=mid:0            | x                     | line 15 of the offer is not SDP; expected a letter, = and a value
            a=mid:0            | =                     | line 15 of the offer is not SDP; expected a letter, = and a value
            a=mid:0            | a                     | line 15 of the offer is not SDP; expected a letter, = and a value
            m=video 9          | m=video nine          | line 10 of the offer is no media section; expected one such as m=video 9 UDP/TLS/RTP/SAVPF 96
            m=video            | m=audio               | the offer has no video section; expected m=video with a=recvonly
            a=recvonly         | a=sendonly            | the offer has no video section that receives over UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv
            a=recvonly         | a=inactive            | the offer has no video section that receives over UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv
            m=video 9          | m=video 0             | the offer has no video section that receives over UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv
            UDP/TLS/RTP/SAVPF  | UDP/DTLS/SCTP         | the offer has no video section that receives over UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv
            UDP/TLS/RTP/SAVPF  | RTP/AVPX              | the offer has no video section that receives over UDP/TLS/RTP/SAVPF; expected m=video with a=recvonly or a=sendrecv
            a=mid:0            | a=mid:a b             | mid: not an identification; expected up to 64 characters without spaces
            a=ice-ufrag:       | a=other:              | ice-ufrag: missing; expected it in the video section or before it
            a=ice-ufrag:       | a=ice-ufrag:a b       | ice-ufrag: not the name of an ICE agent; expected 4 to 256 characters without spaces
            a=ice-pwd:         | a=ice-pwd:a b         | ice-pwd: not the password of an ICE agent; expected 22 to 256 characters without spaces
            a=ice-pwd:         | a=other:              | ice-pwd: missing; expected it in the video section or before it
            a=setup:actpass    | a=setup:passive       | setup: the server waits for the DTLS handshake; expected actpass or active
            a=setup:actpass    | a=setup:holdconn      | setup: the server waits for the DTLS handshake; expected actpass or active
            a=fingerprint:     | a=other:              | fingerprint: missing; expected it in the video section or before it
            sha-256            | sha-1                 | fingerprint: not the hash of a certificate; expected sha-256, sha-384 or sha-512 and its bytes
            a=rtcp-mux         | a=other               | rtcp-mux: missing; expected RTP and RTCP on one port
            """)
    void aBadOfferIsRefusedWithTheReason(String good, String bad, String reason) {
        String offer = FIREFOX.replaceAll("a=candidate[^\n]*\n", "").replaceAll("a=extmap[^\n]*\n", "");
        offer = offer.replaceAll("a=fmtp[^\n]*\n", "").replace("a=end-of-candidates\r\n", "");
        assertThat(offer).contains(good);
        String broken = offer.replace(good, bad);
        assertThatThrownBy(() -> Offer.parse(broken, limits))
                .isInstanceOf(SdpException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource({"abc, false", "abcd, true", "x-_=.:~!, true", "äbcd, false"})
    void namesOfIceAgentsMayHaveUnusualCharacters(String ufrag, boolean taken) throws SdpException {
        String offer = FIREFOX.replaceAll("a=ice-ufrag:\\S+", "a=ice-ufrag:" + ufrag);
        if (taken) {
            assertThat(Offer.parse(offer, limits).iceUfrag()).isEqualTo(ufrag);
        } else {
            assertThatThrownBy(() -> Offer.parse(offer, limits)).hasMessageStartingWith("ice-ufrag: ");
        }
    }

    @Test
    void namesAndPasswordsHaveTheirLengths() throws SdpException {
        assertThat(Offer.parse(FIREFOX.replaceAll("a=ice-ufrag:\\S+", "a=ice-ufrag:" + "u".repeat(256)), limits)
                        .iceUfrag())
                .hasSize(256);
        assertThatThrownBy(() ->
                        Offer.parse(FIREFOX.replaceAll("a=ice-ufrag:\\S+", "a=ice-ufrag:" + "u".repeat(257)), limits))
                .hasMessageStartingWith("ice-ufrag: ");
        assertThat(Offer.parse(FIREFOX.replaceAll("a=ice-pwd:\\S+", "a=ice-pwd:" + "p".repeat(22)), limits)
                        .icePassword())
                .hasSize(22);
        assertThatThrownBy(
                        () -> Offer.parse(FIREFOX.replaceAll("a=ice-pwd:\\S+", "a=ice-pwd:" + "p".repeat(21)), limits))
                .hasMessageStartingWith("ice-pwd: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UDP/TLS/RTP/SAVPF",
                "UDP/TLS/RTP/SAVP",
                "TCP/TLS/RTP/SAVPF",
                "TCP/DTLS/RTP/SAVPF",
                "RTP/SAVPF",
                "RTP/SAVP",
                "RTP/AVPF",
                "RTP/AVP"
            })
    void everyNameOfATransportWhoseMeaningIsClearIsTaken(String transport) throws SdpException {
        Offer offer = Offer.parse(FIREFOX.replace("UDP/TLS/RTP/SAVPF", transport), limits);
        assertThat(offer.video().protocol()).isEqualTo(transport);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=setup:active\r\n", "a=setup:actpass\r\n"})
    void whoDoesNotSayWhoBeginsBegins(String setup) throws SdpException {
        assertThat(Offer.parse(FIREFOX.replace("a=setup:actpass\r\n", setup), limits))
                .isNotNull();
    }

    @Test
    void theFirstFingerprintThatIsUnderstoodCounts() throws SdpException {
        String offer = FIREFOX.replace("a=fingerprint:", "a=fingerprint:md5 00:11\r\na=fingerprint:");
        assertThat(Offer.parse(offer, limits).fingerprint().toString()).startsWith("sha-256 ");
    }

    @Test
    void aDirectionThatTheSectionDoesNotSayIsThatOfAll() throws SdpException {
        String unsaid = FIREFOX.replace("a=recvonly\r\n", "");
        assertThat(Offer.parse(unsaid, limits)).isNotNull();
        assertThat(Offer.parse(unsaid.replace("a=sendrecv\r\n", ""), limits)).isNotNull();
        assertThatThrownBy(() -> Offer.parse(unsaid.replace("a=sendrecv\r\n", "a=sendonly\r\n"), limits))
                .hasMessageContaining("no video section that receives");
        assertThat(Offer.parse(FIREFOX.replace("a=sendrecv\r\n", "a=sendonly\r\n"), limits))
                .isNotNull();
    }

    @Test
    void aVideoSectionThatIsNotWantedIsPassedOver() throws SdpException {
        String video = FIREFOX.substring(FIREFOX.indexOf("m=video"));
        String unwanted = video.replace("m=video 9", "m=video 0").replace("mid:0", "mid:x");
        Offer two = Offer.parse(FIREFOX.replace(video, unwanted + video), limits);
        assertThat(two.video()).isSameAs(two.sections().get(1));
        Offer bundleOnly = Offer.parse(
                FIREFOX.replace("m=video 9", "m=video 0").replace("a=mid:0", "a=mid:0\r\na=bundle-only"), limits);
        assertThat(bundleOnly.video()).isSameAs(bundleOnly.sections().get(0));
    }

    @Test
    void onlyTheBundleThatHoldsTheVideoCounts() throws SdpException {
        String data = SampleOffers.read("chromium-video-audio-data");
        assertThat(Offer.parse(data.replace("BUNDLE 0 1 2", "BUNDLE 1 2"), limits)
                        .bundle())
                .isEmpty();
        assertThat(Offer.parse(
                                data.replace("a=group:BUNDLE 0 1 2", "a=group:BUNDLE 1 2\r\na=group:BUNDLE  0  5 "),
                                limits)
                        .bundle())
                .containsExactly("0", "5");
        assertThat(Offer.parse(data.replace("BUNDLE 0 1 2", "LS 0 1 2"), limits).bundle())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\r\n\r\n"})
    void linesMayEndAsTheyLike(String end) throws SdpException {
        assertThat(Offer.parse(FIREFOX.replace("\r\n", end), limits).sections()).hasSize(1);
    }

    @Test
    void controlCharactersInAnAttributeAreNoText() {
        assertThatThrownBy(() -> Offer.parse(FIREFOX.replace("a=fmtp:120 ", "a=fmtp:120 \u001b[2J"), limits))
                .hasMessageMatching("line \\d+ of the offer has a control character; expected text");
        assertThatThrownBy(() -> Offer.parse(FIREFOX.replace("a=fmtp:120 ", "a=fmtp:120 \u0000"), limits))
                .hasMessageMatching("line \\d+ of the offer has a control character; expected text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=x\ty", "s=\u0001", "a=größe"})
    void otherTextIsLeftAlone(String line) throws SdpException {
        assertThat(Offer.parse(FIREFOX + line + "\r\n", limits)).isNotNull();
    }

    @Test
    void hostileLengthsAreRefusedAndCounted() {
        String attributes = "v=0\r\n" + "a=x\r\n".repeat(2_001);
        assertThatThrownBy(() -> Offer.parse(attributes, limits))
                .hasMessage("the offer has too many attributes; expected 2000 at most");
        String sections = "v=0\r\n" + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n".repeat(33);
        assertThatThrownBy(() -> Offer.parse(sections, limits))
                .hasMessage("the offer has too many media sections; expected 32 at most");
        StringBuilder formats = new StringBuilder("v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF");
        for (int i = 0; i < 65; i++) {
            formats.append(' ').append(i);
        }
        assertThatThrownBy(() -> Offer.parse(formats.toString(), limits))
                .hasMessage("a media section of the offer has too many formats; expected 64 at most");
        String line = FIREFOX + "a=" + "x".repeat(4_095) + "\r\n";
        assertThatThrownBy(() -> Offer.parse(line, limits)).hasMessageContaining("of the offer is not SDP");
        assertThat(limits.timesReached(Limit.SDP_ATTRIBUTES)).isEqualTo(1);
        assertThat(limits.timesReached(Limit.SDP_SECTIONS)).isEqualTo(1);
        assertThat(limits.timesReached(Limit.SDP_FORMATS)).isEqualTo(1);
    }

    @Test
    void asMuchAsTheLimitsAllowIsTaken() throws SdpException {
        long attributes = FIREFOX.lines().filter(line -> line.startsWith("a=")).count();
        Limits exact = new Limits(Map.of(
                Limit.SDP_ATTRIBUTES, attributes,
                Limit.SDP_SECTIONS, 1L,
                Limit.SDP_FORMATS, 9L));
        assertThat(Offer.parse(FIREFOX, exact).video().formats()).hasSize(9);
        String longest = FIREFOX + "a=" + "x".repeat(4_094) + "\r\n";
        assertThat(Offer.parse(longest, limits)).isNotNull();
    }

    @Test
    void aLineOfAsManyFormatsAsFitIsReadLikeAnyOther() throws SdpException {
        String offer = FIREFOX.replace("SAVPF 120 ", "SAVPF 120" + " 1 2".repeat(1_000) + "  ");
        assertThat(Offer.parse(offer, limits).video().formats()).hasSize(11).startsWith("120", "1", "2");
    }

    @Test
    void aFormatThatIsNamedTwiceIsOne() throws SdpException {
        String twice = FIREFOX.replace("SAVPF 120 ", "SAVPF 120 " + "120 ".repeat(1_000));
        assertThat(Offer.parse(twice.replaceAll("a=(?!ice|setup|fing|mid|rtcp-mux)[^\n]*\n", ""), limits)
                        .video()
                        .formats())
                .hasSize(9);
    }
}
