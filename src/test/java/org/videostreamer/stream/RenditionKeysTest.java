package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.ColorMap;
import org.videostreamer.config.Crop;
import org.videostreamer.config.Display;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.Tone;
import org.videostreamer.config.ToneWindow;
import org.videostreamer.frame.Codec;
import org.videostreamer.source.WantedRendition;
import org.videostreamer.testing.StreamBuilder;

class RenditionKeysTest {

    private static final StreamConfig STREAM = StreamBuilder.of("test").build();

    /** Each of the ways to turn a picture is one of eight; what is asked for elsewhere need not be the same words. */
    @ParameterizedTest
    @CsvSource({
        "0, false, false",
        "90, false, false",
        "180, false, false",
        "270, false, false",
        "0, true, false",
        "90, true, false",
        "180, true, false",
        "270, true, false",
        "0, false, true",
        "90, false, true",
        "180, true, true",
        "270, true, true",
    })
    void whatIsAskedForElsewhereIsTheSameRendition(int degrees, boolean hFlip, boolean vFlip) {
        Display display = new Display(
                OutputFormat.VP8,
                true,
                7,
                OptionalInt.of(900),
                new PictureSize(320, 0),
                Optional.of(new Crop(1, 2, 30, 40)),
                degrees,
                hFlip,
                vFlip,
                new Tone(Optional.of(new ToneWindow.Fixed(1, 2)), 2, ColorMap.HOT, true, false),
                5,
                true);
        for (Codec codec : Codec.values()) {
            RenditionKey key = RenditionKeys.of(STREAM, codec, display);
            WantedRendition wanted = RenditionKeys.wanted(key);
            assertThat(wanted.codec()).isEqualTo(codec);
            assertThat(RenditionKeys.of(STREAM, codec, wanted.display())).isEqualTo(key);
        }
    }
}
