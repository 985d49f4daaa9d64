package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Codec;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.webrtc.RtcOffer;

/** Requests that go wrong before any picture flows; those that go right are in the viewers' tests. */
@TestInstance(Lifecycle.PER_CLASS)
class WebRtcRoutesTest {

    private static final String OFFER = RtcOffer.sdp(Codec.VP8, "sha-256 " + "AB:".repeat(31) + "AB");

    private RunningApp app;

    @BeforeAll
    void start() {
        app = RunningApp.of("test");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                                 | the body is not a JSON object; expected {'sdp': 'v=0...', 'type': 'offer'}
            {                                  | the body is not a JSON object; expected {'sdp': 'v=0...', 'type': 'offer'}
            []                                 | the body is not a JSON object; expected {'sdp': 'v=0...', 'type': 'offer'}
            null                               | the body is not a JSON object; expected {'sdp': 'v=0...', 'type': 'offer'}
            {}                                 | sdp: not a text; expected {'sdp': 'v=0...', 'type': 'offer'}
            {'sdp': 5, 'type': 'offer'}        | sdp: not a text; expected {'sdp': 'v=0...', 'type': 'offer'}
            {'sdp': 'v=0'}                     | type: not 'offer'; expected {'sdp': 'v=0...', 'type': 'offer'}
            {'sdp': 'v=0', 'type': 'answer'}   | type: not 'offer'; expected {'sdp': 'v=0...', 'type': 'offer'}
            """)
    void aBodyThatIsNoOfferIsRefusedWithTheReason(String body, String reason) {
        HttpResponse<byte[]> answer = post("/offer", "application/json", body.replace('\'', '"'));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).isEqualTo("{\"error\":\"" + reason.replace("'", "\\\"") + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=0", "no sdp at all", "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n"})
    void aBadSdpIsRefusedWithTheReasonByEitherWay(String sdp) {
        HttpResponse<byte[]> whep = post("/whep/", "application/sdp", sdp);
        assertThat(whep.statusCode()).isEqualTo(400);
        assertThat(text(whep)).startsWith("{\"error\":\"");
        String json = "{\"type\":\"offer\",\"sdp\":\"" + sdp.replace("\r\n", "\\r\\n") + "\"}";
        HttpResponse<byte[]> offer = post("/offer", "application/json", json);
        assertThat(offer.statusCode()).isEqualTo(400);
        assertThat(text(offer)).isEqualTo(text(whep));
    }

    @Test
    void anEndlessBodyIsNotRead() {
        assertThat(post("/offer", "application/json", "x".repeat(70_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void whepTakesSdpAlone() {
        HttpResponse<byte[]> answer = post("/whep/", "application/json", "{}");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(text(answer)).isEqualTo("{\"error\":\"the body is not of the type application/sdp\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /whep/other, 404",
        "DELETE, /whep/unknown, 404",
        "DELETE, /whep/a/unknown, 404",
        "PATCH, /whep/unknown, 404",
        "GET, /whep/, 405",
        "PUT, /whep/, 405",
        "GET, /whep/session, 405",
        "GET, /offer, 405",
        "OPTIONS, /offer, 204",
        "OPTIONS, /whep/, 204",
        "OPTIONS, /whep/session, 204",
        "GET, /api/webrtc/unknown, 404",
    })
    void otherRequestsAreAnsweredAsTheDraftsSay(String method, String path, int status) {
        HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", "application/sdp")
                .method(method, BodyPublishers.ofString("v=0"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            /whep              | -                      | /whep/
            /whep/             | -                      | /whep/
            /whep/             | ''                     | /whep/
            /whep/             | /                      | /whep/
            /whep/             | /cameras/sample        | /cameras/sample/whep/
            /whep/             | /cameras/sample/       | /cameras/sample/whep/
            /whep/             | /a, /b/                | /a/b/whep/
            /whep/             | /%C3%A9-_.~@/b..       | /%C3%A9-_.~@/b../whep/
            /whep/             | cameras                | /whep/
            /whep/             | //other.example.org    | /whep/
            /whep/             | /a//b                  | /whep/
            /whep/             | https://example.org/a  | /whep/
            /whep/             | /a/../b                | /whep/
            /whep/             | /a/.                   | /whep/
            /whep/             | /a/%2e%2E              | /whep/
            /whep/             | /%zz                   | /whep/
            /whep/             | /a?b                   | /whep/
            /whep/             | '/a b'                 | /whep/
            //whep//           | -                      | /whep/
            """)
    void theAddressOfASessionIsAPathThatHoldsBehindAProxy(String path, String prefix, String start) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", "application/sdp")
                .POST(BodyPublishers.ofString(OFFER));
        if (prefix != null) {
            request.header("X-Forwarded-Prefix", prefix);
        }
        assertThat(locationOf(app.send(request.build()))).matches(Pattern.quote(start) + "[A-Za-z0-9_-]{22}");
    }

    @Test
    void aPrefixOfAnyLengthIsNotBelieved() {
        for (int length : new int[] {256, 257}) {
            HttpResponse<byte[]> answer = app.send(HttpRequest.newBuilder(app.uri("/whep/"))
                    .header("Content-Type", "application/sdp")
                    .header("X-Forwarded-Prefix", "/" + "a".repeat(length - 1))
                    .POST(BodyPublishers.ofString(OFFER))
                    .build());
            assertThat(locationOf(answer).startsWith("/whep/")).isEqualTo(length > 256);
        }
    }

    @Test
    void aSessionIsEndedAtTheAddressThatWasTold() {
        String location = locationOf(post("/whep/", "application/sdp", OFFER));
        assertThat(request("DELETE", location, "", "").statusCode()).isEqualTo(200);
        assertThat(request("DELETE", location, "", "").statusCode()).isEqualTo(404);
    }

    @Test
    void candidatesThatComeLaterAreTakenForTheSessionThatIsMeant() {
        HttpResponse<byte[]> created = post("/whep/", "application/sdp", OFFER);
        String location = locationOf(created);
        String tag = created.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[!-~]+\"");
        String fragment = "a=ice-ufrag:view\r\na=ice-pwd:p\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\n"
                + "a=candidate:1 1 udp 1 127.0.0.1 9 typ host\r\n";
        assertThat(request("PATCH", location, "", fragment).statusCode()).isEqualTo(204);
        assertThat(request("PATCH", location, "*", fragment).statusCode()).isEqualTo(204);
        assertThat(request("PATCH", location, tag, fragment).statusCode()).isEqualTo(204);
        assertThat(request("PATCH", location, "\"x\", " + tag, fragment).statusCode())
                .isEqualTo(204);
        HttpResponse<byte[]> other = request("PATCH", location, "\"other\"", fragment);
        assertThat(other.statusCode()).isEqualTo(412);
        assertThat(text(other)).isEqualTo("{\"error\":\"If-Match: not the session's entity tag\"}");
        HttpResponse<byte[]> restart = request("PATCH", location, "*", fragment.replace("ufrag:view", "ufrag:anew"));
        assertThat(restart.statusCode()).isEqualTo(422);
        assertThat(text(restart)).isEqualTo("{\"error\":\"ice-ufrag: ICE does not restart here; make a new offer\"}");
    }

    private HttpResponse<byte[]> request(String method, String path, String ifMatch, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", "application/trickle-ice-sdpfrag")
                .method(method, BodyPublishers.ofString(body));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return app.send(request.build());
    }

    private static String locationOf(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<byte[]> post(String path, String type, String body) {
        return app.send(HttpRequest.newBuilder(app.uri(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
