package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** Changes of states as Server-Sent Events. */
class EventsRouteTest {

    private final HttpClient client = HttpClient.newHttpClient();

    /** One event. */
    private record Heard(String id, String type, JsonObject data) {
        String what() {
            return data.getString("stream") + " " + data.getString("state");
        }
    }

    @Test
    void eachChangeOfAStateIsToldAndWhoComesAgainHearsWhatItMissed() throws Exception {
        try (RunningApp app = new RunningApp(Cameras.together(
                Cameras.card("sample", "320x240"),
                StreamBuilder.of("http://127.0.0.1:1/").name("broken").build()))) {
            List<Heard> first;
            try (InputStream events = listen(app, Optional.empty())) {
                app.get("/snapshot/sample");
                first = hear(events, "sample live");
            }
            // What lasts no longer than a moment is no news.
            assertThat(first).extracting(Heard::what).isSubsetOf("sample connecting", "sample live");
            assertThat(first).extracting(Heard::type).containsOnly("state");

            app.get("/snapshot/broken");
            String last = first.get(first.size() - 1).id();
            try (InputStream events = listen(app, Optional.of(last))) {
                List<Heard> missed = hear(events, "broken failed");
                assertThat(missed).extracting(Heard::what).doesNotContain("sample live");
                assertThat(missed.get(missed.size() - 1).data().getString("reason"))
                        .contains("refuses the connection");
            }
            try (InputStream events = listen(app, Optional.of("another-run-7"))) {
                assertThat(hear(events, "broken failed")).startsWith(first.get(0));
            }
        }
    }

    @Test
    void whoNamesAnEventThatHasNotComeYetHearsTheNextOne() throws Exception {
        try (RunningApp app = new RunningApp(Cameras.together(Cameras.card("sample", "320x240")))) {
            String id;
            try (InputStream events = listen(app, Optional.empty())) {
                app.get("/snapshot/sample");
                id = hear(events, "sample live").get(0).id();
            }
            String later = id.substring(0, id.lastIndexOf('-')) + "-999999999999";
            try (InputStream events = listen(app, Optional.of(later))) {
                // The camera is released when nobody has watched for a while.
                assertThat(hear(events, "sample idle")).isNotEmpty();
            }
        }
    }

    @Test
    void whoLeavesIsForgotten() throws Exception {
        try (RunningApp app = new RunningApp(Cameras.together(Cameras.card("sample", "320x240")))) {
            for (int i = 0; i < 20; i++) {
                listen(app, Optional.empty()).close();
            }
            try (MjpegClient viewer = new MjpegClient(app.port(), "/video/sample")) {
                viewer.next();
            }
        }
    }

    private InputStream listen(RunningApp app, Optional<String> last) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.uri("/api/events"));
        last.ifPresent(id -> request.header("Last-Event-ID", id));
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        return answer.body();
    }

    /** All events up to one. */
    private static List<Heard> hear(InputStream in, String upTo) {
        Scanner lines = new Scanner(in, StandardCharsets.UTF_8);
        List<Heard> all = new ArrayList<>();
        String id = "";
        String type = "";
        while (lines.hasNextLine()) {
            String line = lines.nextLine();
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                Heard heard = new Heard(id, type, new JsonObject(line.substring(6)));
                all.add(heard);
                if (heard.what().equals(upTo)) {
                    return all;
                }
            }
        }
        throw new AssertionError("the events have ended");
    }
}
