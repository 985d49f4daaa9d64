package org.videostreamer.output.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;

class NpyHeaderTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            UINT16,  1, 640, 480, "{'descr': '<u2', 'fortran_order': False, 'shape': (480, 640), }"
            UINT8,   3, 5,   4,   "{'descr': '|u1', 'fortran_order': False, 'shape': (4, 5, 3), }"
            FLOAT64, 1, 1,   1,   "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }"
            """)
    void isALineThatEndsWhereTheSamplesBegin(SampleType type, int components, int width, int height, String line) {
        ByteBuf header = NpyHeader.of(new SampleLayout(type, components, new Size(width, height)));
        assertThat(header.readableBytes()).isEqualTo(128);
        assertThat(header.readUnsignedByte()).isEqualTo((short) 0x93);
        assertThat(header.readCharSequence(5, StandardCharsets.US_ASCII)).hasToString("NUMPY");
        assertThat(header.readShort()).as("version 1.0").isEqualTo((short) 0x0100);
        assertThat(header.readShortLE()).as("what follows").isEqualTo((short) 118);
        String text = header.readCharSequence(118, StandardCharsets.US_ASCII).toString();
        assertThat(text.stripTrailing()).isEqualTo(line);
        assertThat(text).endsWith(" \n").hasLineCount(1);
        header.release();
    }
}
