package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.PictureException;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.Fuzz;

class LayoutFuzzTest {

    private final Limits limits = new Limits();

    @Fuzz
    void dimensionsAreAPictureOfJustTheirBytesOrRefused(FuzzedDataProvider input) {
        ScalarType type = input.pickValue(ScalarType.values());
        Optional<Integer> mode = input.consumeBoolean() ? Optional.of(input.consumeInt(-2, 9)) : Optional.empty();
        boolean wild = input.consumeBoolean();
        List<Integer> sides = Arrays.stream(wild ? input.consumeInts(12) : input.consumeInts(4))
                .map(side -> wild ? side : side & 0xFFF)
                .boxed()
                .toList();
        try {
            Layout layout = Layout.of(sides, type, mode, limits);
            long pixels = layout.size().area();
            long samples = layout.mode().isRgb() ? 3 * pixels : pixels;
            assertThat(layout.size().isPicture()).isTrue();
            if (layout.mode().isYuv()) {
                assertThat(pixels * layout.mode().halfBytes()).isEqualTo(2L * layout.bytes());
            } else {
                assertThat(samples * type.bytes()).isEqualTo(layout.bytes());
            }
        } catch (PictureException e) {
            assertThat(e.getMessage()).startsWith("it").hasSizeLessThan(400);
        }
    }
}
