package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.videostreamer.testing.Fuzz;

class JpegHeaderFuzzTest {

    @Fuzz
    void whateverAFileSaysItIsAPictureOrNone(FuzzedDataProvider input) {
        Optional<JpegHeader> header = JpegHeader.parse(Unpooled.wrappedBuffer(input.consumeRemainingAsBytes()));
        header.ifPresent(told -> {
            assertThat(told.coded().isPicture()).isTrue();
            assertThat(told.orientation()).isBetween(1, 8);
        });
    }
}
