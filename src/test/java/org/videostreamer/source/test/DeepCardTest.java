package org.videostreamer.source.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.Configs;
import org.videostreamer.testing.FirstFrame;

class DeepCardTest {

    @ParameterizedTest
    @CsvSource({"12, 4095", "16, 65535"})
    void everySampleIsAsTheDocumentsSay(int bits, int highest) throws Exception {
        try (FirstFrame first = open("test?size=128x96&depth=" + bits)) {
            Frame frame = first.frame();
            assertThat(frame.range()).isEqualTo(SampleRange.ofBits(SampleType.UINT16, bits));
            ByteBuffer samples = frame.samples().bytes();
            for (int x = 0; x < 128; x++) {
                assertThat(sample(samples, x, 0)).isEqualTo(x * highest / 127);
                assertThat(sample(samples, x, 23)).isEqualTo(x * highest / 127);
            }
            assertThat(sample(samples, 64, 48)).isEqualTo(highest / 64);
            assertThat(sample(samples, 80, 48)).isEqualTo(highest / 64);
            assertThat(sample(samples, 81, 48)).isEqualTo(highest / 128);
            assertThat(sample(samples, 127, 24)).isEqualTo(highest / 128);
            // The first picture's marks are at the left.
            assertThat(sample(samples, 0, 72)).isEqualTo(highest);
            assertThat(sample(samples, 5, 78)).isEqualTo(highest / 64);
            assertThat(sample(samples, 6, 72)).isEqualTo(highest / 128);
            assertThat(sample(samples, 0, 95)).isEqualTo(highest);
            assertThat(sample(samples, 4, 95)).isZero();
        }
    }

    @Test
    void floatsGoFromZeroToOne() throws Exception {
        try (FirstFrame first = open("test?size=128x96&depth=float")) {
            Frame frame = first.frame();
            assertThat(frame.range()).isEqualTo(new SampleRange(32, 0, 1, false));
            ByteBuffer samples = frame.samples().bytes();
            assertThat(samples.getFloat(0)).isZero();
            assertThat(samples.getFloat(4 * 127)).isOne();
            assertThat(samples.getFloat(4 * 64)).isEqualTo((float) (64 / 127.0));
        }
    }

    @Test
    void otherDepthsAreRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> open("test?depth=9"))
                .hasMessage("input_uri 'test?depth=9': expected depth=8, 12, 16 or float");
    }

    private static FirstFrame open(String uri) throws Exception {
        return new FirstFrame(new SourceProviders().open(Configs.camera(uri)));
    }

    private static int sample(ByteBuffer samples, int x, int y) {
        return samples.getShort((y * 128 + x) * Short.BYTES) & 0xFFFF;
    }
}
