package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Set;
import org.videostreamer.testing.Fuzz;

class ShownUriFuzzTest {

    private static final Set<String> BESIDE = Set.of(
            "rtsp://me:|@cam/live",
            "http://|@cam?a=b",
            "redis://:|@cam:6379/1",
            "me:|@cam",
            "http:me:|@cam",
            "//|@cam/x");

    /** Letters of no alphabet that stands beside the secret. */
    private static final char SECRET = '\u4e2d';

    @Fuzz
    void aPasswordNeverComesOutWhateverIsInIt(FuzzedDataProvider input) {
        String around = input.pickValue(BESIDE.toArray(String[]::new));
        String password = input.consumeRemainingAsString().replace("|", "");
        StringBuilder marked = new StringBuilder().append(SECRET);
        password.chars().forEach(c -> marked.append((char) c).append(SECRET));
        String uri = around.replace("|", marked);
        assertThat(new SourceUri(uri).toString()).doesNotContain(SECRET + "");
        assertThat(Kind.shown(uri)).doesNotContain(SECRET + "");
    }
}
