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
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** Changes of states and warnings as Server-Sent Events. */
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
    void idsDoNotTellHowManyEventsThereWereOfOthers() throws Exception {
        try (RunningApp app = new RunningApp(Cameras.together(Cameras.card("sample", "320x240")));
                InputStream events = listen(app, Optional.empty())) {
            app.get("/snapshot/sample");
            assertThat(hear(events, "sample live")).extracting(Heard::id).allMatch(id -> id.matches("[0-9a-f]{32}"));
        }
    }

    @Test
    void warningsOfTheLogAreTold() throws Exception {
        try (RunningApp app = new RunningApp(Cameras.together(Cameras.card("sample", "320x240")));
                InputStream events = listen(app, Optional.empty())) {
            LoggerFactory.getLogger(EventsRouteTest.class).warn("a warning of {}", "a test");
            List<Heard> heard = hear(
                    events, event -> "a warning of a test".equals(event.data().getString("text")));
            Heard warning = heard.get(heard.size() - 1);
            assertThat(warning.type()).isEqualTo("warning");
            assertThat(warning.data().fieldNames()).containsExactly("time", "text");
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

    /** All changes of states up to one; of what other tests are warned is no matter here. */
    private static List<Heard> hear(InputStream in, String upTo) {
        return hear(in, event -> event.what().equals(upTo)).stream()
                .filter(event -> !event.type().equals("warning"))
                .toList();
    }

    /** All events up to one. */
    private static List<Heard> hear(InputStream in, Predicate<Heard> upTo) {
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
                if (upTo.test(heard)) {
                    return all;
                }
            }
        }
        throw new AssertionError("the events have ended");
    }
}
