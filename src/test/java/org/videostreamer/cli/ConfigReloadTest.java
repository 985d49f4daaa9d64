package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videostreamer.stream.Events;
import org.videostreamer.web.Reload;

class ConfigReloadTest {

    @Test
    void aReloadThatIsAskedForBeforeTheStartIsMadeRightAfterIt() throws Exception {
        try (ConfigReload reloading = new ConfigReload(Optional.empty(), new Events(), config -> {
            throw new AssertionError("there is no file");
        })) {
            CompletableFuture<Reload> asked = reloading.ask();
            assertThat(reloading.ask()).isSameAs(asked);
            assertThat(asked).isNotDone();

            reloading.begin(false);
            assertThat(asked.get(10, TimeUnit.SECONDS).errors())
                    .singleElement()
                    .asString()
                    .contains("-c");
        }
    }
}
