package org.videostreamer.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A minute of what {@code ./soak} does for as long as one likes. */
class SoakIT {

    /** The same each time; {@code ./soak} has chance. */
    private static final long SEED = 20_261_128;

    @Test
    @Timeout(400)
    void afterFaultsOfAllKindsEveryStreamIsLiveAndNothingIsOwed(@TempDir Path folder) throws Exception {
        SoakResult result = new SoakRun(SoakPlan.shortForm(SEED, folder), step -> {}).run();
        assertThat(result.failures()).isEmpty();
        assertThat(result.happened()).containsKeys("reload", "viewer: vp8", "client: flood", "camera: killed");
        assertThat(result.gaps()).hasSize(3).allSatisfy(gaps -> assertThat(gaps).hasSize(4));
    }
}
