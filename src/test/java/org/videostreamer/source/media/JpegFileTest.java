package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegFileTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "whole,                     true,  FFD8 FFC40003AA FFDA0002 1122 FFD9",
        "padded with zeros,         true,  FFD8 FFC40003AA FFDA0002 1122 FFD9 000000",
        "AVI1 of one picture,       true,  FFD8 FFE0000741564931 00 FFC40003AA FFDA0002 FFD9",
        "AVI1 of two fields,        false, FFD8 FFE0000741564931 01 FFC40003AA FFDA0002 FFD9",
        "without Huffman tables,    false, FFD8 FFDB0003AA FFDA0002 1122 FFD9",
        "cut off,                   false, FFD8 FFC40003AA FFDA0002 1122",
        "ends within a segment,     false, FFD8 FFC40903AA FFD9",
        "tables after the picture,  false, FFD8 FFDA0002 FFC40003AA FFD9",
        "not a marker,              false, FFD8 11C40003AA FFDA0002 FFD9",
        "another format,            false, 89504E470D0A",
        "only zeros,                false, 000000000000",
        "nothing to speak of,       false, FFD8",
    })
    void tellsWhatAnyReaderTakes(String what, boolean complete, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThat(JpegFile.isComplete(bytes, bytes.length)).as(what).isEqualTo(complete);
    }
}
