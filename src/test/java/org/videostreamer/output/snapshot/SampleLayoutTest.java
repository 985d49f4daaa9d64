package org.videostreamer.output.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

class SampleLayoutTest {

    private static final Size SIZE = new Size(5, 4);

    @ParameterizedTest
    @CsvSource({
        "UINT8,  |u1", "INT8,  |i1", "UINT16, <u2", "INT16, <i2", "UINT32,  <u4",
        "INT32, <i4", "UINT64, <u8", "INT64, <i8", "FLOAT32, <f4", "FLOAT64, <f8",
    })
    void aTypeHasItsNameInNumPy(SampleType type, String name) {
        assertThat(new SampleLayout(type, 1, SIZE).numpy()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"UINT16, 1, 40, '4,5'", "FLOAT64, 1, 160, '4,5'", "UINT8, 3, 60, '4,5,3'"})
    void theShapeIsRowsThenColumnsThenComponents(SampleType type, int components, int bytes, String shape) {
        SampleLayout layout = new SampleLayout(type, components, SIZE);
        assertThat(layout.bytes()).isEqualTo(bytes);
        assertThat(layout.shape()).isEqualTo(shape);
    }

    @Test
    void isThatOfThePixels() {
        try (PixelsPool pool = new PixelsPool()) {
            Pixels colour = pool.take(PixelFormat.RGB24, SIZE);
            Pixels floats = pool.take(PixelFormat.GRAY_F32, SIZE);
            assertThat(SampleLayout.of(colour)).isEqualTo(new SampleLayout(SampleType.UINT8, 3, SIZE));
            assertThat(SampleLayout.of(floats)).isEqualTo(new SampleLayout(SampleType.FLOAT32, 1, SIZE));
            colour.release();
            floats.release();
        }
    }
}
