package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.testing.Cameras;
import org.videostreamer.testing.HttpPeer;
import org.videostreamer.testing.MjpegClient;
import org.videostreamer.testing.RunningApp;
import org.videostreamer.testing.StreamBuilder;

/** What Prometheus is told. */
class MetricsTest {

    @Test
    void manyWhoAskAtOnceHoldUpNoViewerAndAreAllAnswered() {
        try (RunningApp app = RunningApp.of("test");
                MjpegClient viewer = new MjpegClient(app.port(), "/video/")) {
            viewer.next();
            List<HttpPeer> asking = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asking.add(new HttpPeer(app.port()).ask("/metrics"));
            }
            viewer.next();
            asking.forEach(peer -> assertThat(peer.head()).startsWith("HTTP/1.1 200 "));
            asking.forEach(HttpPeer::close);
        }
    }

    @Test
    void streamsRenditionsLimitsAndMemoryAreToldAndViewersAreNot() {
        try (RunningApp app = new RunningApp(
                Cameras.together(Cameras.card("sample", "320x240"), Cameras.card("overview", "160x120")))) {
            try (MjpegClient viewer = new MjpegClient(app.port(), "/video/sample")) {
                viewer.next();
                await().until(() -> text(app).contains("videostreamer_stream_live{stream=\"sample\"} 1.0"));
                String rendition = "{format=\"MJPEG\",rendition=\"MJPEG quality 4 size 0x0\",stream=\"sample\"} ";
                assertThat(text(app))
                        .contains(
                                "videostreamer_stream_live{stream=\"overview\"} 0.0",
                                "videostreamer_stream_state{state=\"live\",stream=\"sample\"} 1.0",
                                "videostreamer_stream_state{state=\"idle\",stream=\"sample\"} 0.0",
                                "videostreamer_stream_state{state=\"idle\",stream=\"overview\"} 1.0",
                                "videostreamer_stream_age_seconds{stream=\"sample\"} 0.",
                                "videostreamer_stream_age_seconds{stream=\"overview\"} NaN",
                                "videostreamer_stream_viewers{stream=\"sample\"} 1.0",
                                "videostreamer_rendition_encode_seconds_count" + rendition,
                                "videostreamer_rendition_encode_seconds_sum" + rendition,
                                "videostreamer_rendition_bytes_total" + rendition,
                                "videostreamer_rendition_skipped_total" + rendition,
                                "videostreamer_rendition_viewers" + rendition + "1.0",
                                "videostreamer_limit_reached_total{limit=\"connections\"} 0.0",
                                "videostreamer_memory_resident_bytes ",
                                "jvm_memory_used_bytes{",
                                "process_uptime_seconds ")
                        .containsPattern("videostreamer_memory_pictures_bytes [1-9]")
                        .doesNotContain("127.0.0.1");
            }
            await().until(() -> !text(app).contains("format=\"MJPEG\""));
        }
    }

    @Test
    void whatHistoriesAndRecordingsHoldIsTold() {
        try (RunningApp app = new RunningApp(Cameras.together(
                StreamBuilder.like(Cameras.card("sample", "320x240"))
                        .history("10s")
                        .recorded(Duration.ofSeconds(10))
                        .build(),
                Cameras.card("overview", "160x120")))) {
            await().untilAsserted(() -> assertThat(text(app))
                    .containsPattern("videostreamer_stream_history_bytes\\{stream=\"sample\"} [1-9]")
                    .containsPattern("videostreamer_stream_history_pictures\\{stream=\"sample\"} [1-9]")
                    .containsPattern("videostreamer_stream_record_bytes\\{stream=\"sample\"} [1-9]")
                    .containsPattern("videostreamer_stream_record_seconds\\{stream=\"sample\"} [0-9.]*[1-9]"));
            assertThat(text(app))
                    .contains(
                            "videostreamer_stream_history_bytes{stream=\"overview\"} 0.0",
                            "videostreamer_stream_history_pictures{stream=\"overview\"} 0.0",
                            "videostreamer_stream_record_bytes{stream=\"overview\"} 0.0",
                            "videostreamer_stream_record_seconds{stream=\"overview\"} 0.0");
        }
    }

    private static String text(RunningApp app) {
        var answer = app.get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
