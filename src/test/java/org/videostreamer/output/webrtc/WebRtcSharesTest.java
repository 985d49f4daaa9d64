package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limit;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.TestNetwork;
import org.videostreamer.testing.webrtc.RtcOffer;

/** One address has its share of sessions and open offers; others do not lose theirs by it. */
class WebRtcSharesTest {

    private static final String FINGERPRINT = "sha-256 " + "00:".repeat(31) + "00";

    @Test
    void anAddressThatMakesManyOffersLosesItsOwnOldest() throws Exception {
        try (RunningApp app = app(Map.of(Limit.WEBRTC_OPEN_OFFERS_PER_ADDRESS, 4L))) {
            String others = session(offer(app, "127.0.0.1"));
            String first = session(offer(app, TestNetwork.address()));
            for (int i = 0; i < 4; i++) {
                offer(app, TestNetwork.address());
            }
            assertThat(exists(app, first)).isFalse();
            assertThat(exists(app, others)).isTrue();
            assertThat(sessions(app)).isEqualTo(5);
            assertThat(reached(app, Limit.WEBRTC_OPEN_OFFERS_PER_ADDRESS)).isEqualTo(1);
        }
    }

    @Test
    void whereAllTogetherMakeManyTheOneWithMostLosesOne() throws Exception {
        try (RunningApp app = app(Map.of(Limit.WEBRTC_OPEN_OFFERS, 4L))) {
            String others = session(offer(app, TestNetwork.address()));
            String first = session(offer(app, "127.0.0.1"));
            for (int i = 0; i < 3; i++) {
                offer(app, "127.0.0.1");
            }
            assertThat(exists(app, others)).isTrue();
            assertThat(exists(app, first)).isFalse();
            assertThat(reached(app, Limit.WEBRTC_OPEN_OFFERS)).isEqualTo(1);
        }
    }

    @Test
    void anAddressThatHasItsShareOfViewersIsToldSo() throws Exception {
        try (RunningApp app = app(Map.of(Limit.WEBRTC_SESSIONS_PER_ADDRESS, 2L))) {
            String mine = session(offer(app, TestNetwork.address()));
            offer(app, TestNetwork.address());
            HttpResponse<String> refused = offer(app, TestNetwork.address());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body())
                    .contains("there are 2 WebRTC viewers from this address, as many as there may be; try again later");
            assertThat(offer(app, "127.0.0.1").statusCode()).isEqualTo(201);
            assertThat(app.send(HttpRequest.newBuilder(app.uri("/whep/" + mine))
                                    .DELETE()
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(offer(app, TestNetwork.address()).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void whereThereAreAsManyViewersAsThereMayBeEverybodyIsToldSo() throws Exception {
        try (RunningApp app = app(Map.of(Limit.WEBRTC_SESSIONS, 2L))) {
            offer(app, "127.0.0.1");
            offer(app, "127.0.0.1");
            HttpResponse<String> refused = offer(app, TestNetwork.address());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("there are 2 WebRTC viewers, as many as there may be; try again later");
            assertThat(reached(app, Limit.WEBRTC_SESSIONS)).isEqualTo(1);
        }
    }

    private static RunningApp app(Map<Limit, Long> limits) {
        return new RunningApp(Configs.limited(Configs.everywhere(Configs.stream("test")), limits));
    }

    /** Makes an offer to an address of this machine, which the system then takes for the viewer's too. */
    private static HttpResponse<String> offer(RunningApp app, String address) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + app.port() + "/whep/"))
                .header("Content-Type", "application/sdp")
                .POST(BodyPublishers.ofString(RtcOffer.sdp(Codec.VP8, FINGERPRINT)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String session(HttpResponse<String> created) {
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static boolean exists(RunningApp app, String session) {
        return app.get("/api/webrtc/" + session).statusCode() == 200;
    }

    private static int sessions(RunningApp app) {
        return json(app, "/api/webrtc").getInteger("sessions");
    }

    private static int reached(RunningApp app, Limit limit) {
        return json(app, "/api/limits").getJsonObject(limit.key()).getInteger("reached");
    }

    private static JsonObject json(RunningApp app, String path) {
        return new JsonObject(new String(app.get(path).body()));
    }
}
