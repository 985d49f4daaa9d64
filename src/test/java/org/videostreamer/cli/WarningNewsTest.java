package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videostreamer.log.LogMarkers;
import org.videostreamer.log.PeerText;

/** Warnings of the log, as those hear them who are told of events. */
class WarningNewsTest {

    private static final Logger OURS = LoggerFactory.getLogger(WarningNewsTest.class);
    private static final Logger OTHERS = LoggerFactory.getLogger("com.example.Library");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Other tests warn too. */
    private void hear(String text) {
        if (text.startsWith("news") || text.endsWith("are in the log")) {
            heard.add(text);
        }
    }

    @Test
    void ourWarningsAreToldAndNothingElse() {
        try (WarningNews news = new WarningNews(this::hear, nanos::get)) {
            OURS.info("news: all is well");
            OURS.warn("news: {}", "1\r\n2");
            OURS.error("news: worse");
            OTHERS.warn("news: of another");
            OURS.warn(LogMarkers.IS_EVENT, "news: told as an event of its own");
        }
        OURS.warn("news: after the end");
        assertThat(heard).containsExactly("news: 1 2", "news: worse");
    }

    @Test
    void longOnesAreCut() {
        try (WarningNews news = new WarningNews(this::hear, nanos::get)) {
            OURS.warn("news{}", "x".repeat(1_000));
        }
        assertThat(heard).singleElement().satisfies(text -> assertThat(text).hasSize(PeerText.LONGEST));
    }

    @Test
    void fewAMinuteAreToldAndTheOthersCounted() {
        try (WarningNews news = new WarningNews(this::hear, nanos::get)) {
            for (int i = 0; i < WarningNews.MOST_A_MINUTE + 7; i++) {
                OURS.warn("news {}", i);
            }
            assertThat(heard).hasSize(WarningNews.MOST_A_MINUTE).endsWith("news 9");
            heard.clear();
            nanos.addAndGet(60_000_000_000L);
            OURS.warn("news again");
        }
        assertThat(heard).containsExactly("7 more warnings are in the log", "news again");
    }
}
