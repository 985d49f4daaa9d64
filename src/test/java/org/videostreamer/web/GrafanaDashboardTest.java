package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;

/** The dashboard asks for what the program tells. */
class GrafanaDashboardTest {

    /** What stands beside the name and the labels of a metric in a query. */
    private static final Set<String> WORDS = Set.of("sum", "by", "rate", "increase", "label_values");
    /** Prometheus adds it to all that it fetches. */
    private static final String INSTANCE = "instance";

    private static final Pattern LINE = Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{([^}]*)})? ");
    private static final Pattern METRIC = Pattern.compile("\\b([a-z][a-z0-9_]*)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"");
    private static final Pattern GROUPED = Pattern.compile("\\bby \\(([a-z_, ]*)\\)");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Pattern VALUES = Pattern.compile("label_values\\((.*), ([a-z_]+)\\)");

    private final JsonNode dashboard = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("docs/grafana-dashboard.json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyMetricAndLabelThatItAsksForIsTold() throws Exception {
        try (RunningApp app = new RunningApp(Cameras.together(Cameras.card("sample", "320x240")));
                MjpegClient viewer = new MjpegClient(app.port(), "/video/sample")) {
            viewer.next();
            await().until(() -> told(app).containsKey("videostreamer_rendition_fps"));
            Map<String, Set<String>> told = told(app);
            for (JsonNode target : dashboard.findParents("expr")) {
                Set<String> has = labels(told, target.get("expr").asText());
                assertThat(has)
                        .as(target.toString())
                        .containsAll(groups(SHOWN, target.get("legendFormat").asText()));
            }
            for (JsonNode variable : dashboard.findParents("definition")) {
                MatchResult values = VALUES.matcher(variable.get("query").asText())
                        .results()
                        .findFirst()
                        .orElseThrow();
                assertThat(labels(told, values.group(1))).contains(values.group(2));
            }
        }
    }

    @Test
    void itShowsStreamsRenditionsViewersLimitsAndWhatTheProgramTakes() {
        String all = dashboard.findValuesAsText("expr").toString();
        assertThat(all)
                .contains(
                        "videostreamer_stream_state",
                        "videostreamer_stream_fps",
                        "videostreamer_stream_age_seconds",
                        "videostreamer_stream_history_bytes",
                        "videostreamer_stream_record_bytes",
                        "videostreamer_rendition_fps",
                        "videostreamer_rendition_bytes_total",
                        "videostreamer_rendition_encode_seconds_sum",
                        "videostreamer_rendition_skipped_total",
                        "videostreamer_rendition_viewers",
                        "videostreamer_limit_reached_total",
                        "process_cpu_usage",
                        "jvm_memory_used_bytes",
                        "videostreamer_memory_resident_bytes");
    }

    @Test
    void aQueryForWhatIsNotToldWouldBeFound() {
        Map<String, Set<String>> told = Map.of("videostreamer_stream_fps", Set.of("stream", INSTANCE));
        assertThat(labels(told, "sum by (stream) (videostreamer_stream_fps{stream=~\"$stream\"})"))
                .containsExactlyInAnyOrder("stream", INSTANCE);
        for (String wrong : List.of(
                "videostreamer_stream_pace",
                "videostreamer_stream_fps{format=\"MJPEG\"}",
                "sum by (format) (videostreamer_stream_fps)")) {
            assertThat(Stream.of(wrong).filter(query -> isAnswered(told, query)))
                    .isEmpty();
        }
    }

    private static boolean isAnswered(Map<String, Set<String>> told, String query) {
        try {
            labels(told, query);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    /** The labels of what a query asks for, all of which there is. */
    private static Set<String> labels(Map<String, Set<String>> told, String query) {
        Set<String> all = new TreeSet<>();
        String plain = GROUPED.matcher(query).replaceAll("").replaceAll("\\[[^]]*]", "");
        List<MatchResult> metrics = METRIC.matcher(plain)
                .results()
                .filter(word -> !WORDS.contains(word.group(1)))
                .toList();
        assertThat(metrics).as(query).isNotEmpty();
        for (MatchResult metric : metrics) {
            assertThat(told).as(query).containsKey(metric.group(1));
            Set<String> its = told.get(metric.group(1));
            assertThat(its).as(query).containsAll(groups(LABEL, metric.group(2)));
            all.addAll(its);
        }
        for (String grouped : groups(GROUPED, query)) {
            assertThat(all).as(query).containsAll(List.of(grouped.split(", ")));
        }
        return all;
    }

    private static List<String> groups(Pattern pattern, String text) {
        return text == null
                ? List.of()
                : pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The labels of each metric. */
    private static Map<String, Set<String>> told(RunningApp app) {
        String text = new String(app.get("/metrics").body(), StandardCharsets.UTF_8);
        return LINE.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        line -> line.group(1),
                        line -> withInstance(groups(LABEL, line.group(2))),
                        (one, other) -> {
                            one.retainAll(other);
                            return one;
                        },
                        TreeMap::new));
    }

    private static Set<String> withInstance(List<String> labels) {
        List<String> all = new ArrayList<>(labels);
        all.add(INSTANCE);
        return new TreeSet<>(all);
    }
}
