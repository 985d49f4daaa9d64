package org.videostreamer.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./soak} is told. */
class SoakOptionsTest {

    @Test
    void minutesAloneAreEnough() {
        SoakOptions options = SoakOptions.parse("5");
        assertThat(options.minutes()).hasValue(5.0);
        assertThat(options.program()).isEqualTo(Path.of("video-streamer"));
        assertThat(options.out()).isEqualTo(Path.of("target/soak"));
    }

    @Test
    void everyOptionIsTaken() {
        SoakOptions options = SoakOptions.parse(
                "60", "--seed", "7", "--program", "/usr/bin/video-streamer", "--out", "docs/reliability");
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.program()).isEqualTo(Path.of("/usr/bin/video-streamer"));
        assertThat(options.out()).isEqualTo(Path.of("docs/reliability"));
        assertThat(SoakOptions.parse("--faults").minutes()).isEmpty();
        assertThat(SoakOptions.parse("-h").help()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "--fault", "10001"})
    void whatIsNoMinutesIsRefused(String text) {
        assertThatThrownBy(() -> SoakOptions.parse(text))
                .hasMessage("'" + text + "': expected minutes from 1 to 10000, or an option; --help tells all");
    }

    @Test
    void oneOfBothIsWanted() {
        assertThatThrownBy(SoakOptions::parse).hasMessage("expected either MINUTES or --faults; --help tells all");
        assertThatThrownBy(() -> SoakOptions.parse("5", "--faults")).hasMessageStartingWith("expected either");
    }

    @Test
    void roundsAreAMultipleOfThreeAndTakeTheTimeThatWasAskedFor() {
        for (double minutes : new double[] {1, 5, 20, 60, 600}) {
            SoakPlan plan = SoakPlan.ofMinutes(minutes, 1, Path.of("p"), Path.of("f"));
            assertThat(plan.rounds() % 3).isZero();
            assertThat(plan.rounds() * (plan.roundMillis() + plan.settleMillis()) / 60_000.0)
                    .isBetween(minutes * 0.99, minutes * 1.01);
        }
    }
}
