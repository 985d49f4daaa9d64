package org.videostreamer.testing.webrtc;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.frame.Codec;

/** An offer and its answer, as a viewer that is no browser makes them. */
public final class RtcOffer {

    static final int PAYLOAD_TYPE = 109;
    static final String UFRAG = "view";
    static final String PASSWORD = "a-password-of-the-viewer";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private RtcOffer() {}

    /** What the answer tells. */
    record Answer(
            InetSocketAddress address,
            Optional<InetSocketAddress> tcpAddress,
            String ufrag,
            String password,
            String fingerprint,
            int ssrc,
            String viewer) {

        /** RFC 6544 section 4.5. */
        private static final Pattern TCP =
                Pattern.compile("a=candidate:\\S+ 1 tcp \\d+ (\\S+) (\\d+) typ host tcptype passive");

        static Answer parse(String sdp, String viewer) {
            Matcher candidate = find(sdp, "a=candidate:\\S+ 1 udp \\d+ (\\S+) (\\d+) typ host");
            return new Answer(
                    address(candidate),
                    Optional.of(TCP.matcher(sdp)).filter(Matcher::find).map(Answer::address),
                    find(sdp, "a=ice-ufrag:(\\S+)").group(1),
                    find(sdp, "a=ice-pwd:(\\S+)").group(1),
                    find(sdp, "a=fingerprint:(\\S+ \\S+)").group(1),
                    Integer.parseUnsignedInt(find(sdp, "a=ssrc:(\\d+) ").group(1)),
                    viewer);
        }

        private static InetSocketAddress address(Matcher candidate) {
            return new InetSocketAddress(candidate.group(1), Integer.parseInt(candidate.group(2)));
        }

        private static Matcher find(String sdp, String form) {
            Matcher matcher = Pattern.compile(form).matcher(sdp);
            if (!matcher.find()) {
                throw new AssertionError("no " + form + " in\n" + sdp);
            }
            return matcher;
        }
    }

    /** An offer to receive one video. */
    public static String sdp(Codec codec, String fingerprint) {
        String parameters = codec == Codec.H264
                ? "a=fmtp:109 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f\r\n"
                : "";
        return """
                v=0
                o=- 1 1 IN IP4 127.0.0.1
                s=-
                t=0 0
                m=video 9 UDP/TLS/RTP/SAVPF 109
                c=IN IP4 0.0.0.0
                a=ice-ufrag:view
                a=ice-pwd:a-password-of-the-viewer
                a=fingerprint:%s
                a=setup:actpass
                a=mid:0
                a=recvonly
                a=rtcp-mux
                a=rtpmap:109 %s/90000
                a=rtcp-fb:109 nack
                a=rtcp-fb:109 nack pli
                a=rtcp-fb:109 ccm fir
                a=extmap:4 http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time
                a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay
                """.formatted(fingerprint, codec.name()).replace("\n", "\r\n") + parameters;
    }

    /** Sends the offer to that address, or to {@code /offer} of a server that has no path. */
    public static HttpResponse<String> send(URI server, String sdp) {
        String body = new JsonObject().put("type", "offer").put("sdp", sdp).encode();
        HttpRequest request = HttpRequest.newBuilder(server.getPath().length() > 1 ? server : server.resolve("/offer"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static Answer answer(URI server, String sdp) {
        HttpResponse<String> response = send(server, sdp);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return Answer.parse(
                new JsonObject(response.body()).getString("sdp"),
                response.headers().firstValue("X-Viewer").orElse(""));
    }
}
