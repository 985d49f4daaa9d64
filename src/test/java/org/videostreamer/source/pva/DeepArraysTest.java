package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.CameraConfig.Timeouts;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.DeepFiles;
import org.videostreamer.testing.FirstFrame;
import org.videostreamer.testing.ReadBack;

/** Samples of a detector at the other end of the network. */
class DeepArraysTest {

    private static final Size SIZE = new Size(96, 64);

    @BeforeAll
    static void keepToThisMachine() {
        LoopbackEpics.use();
    }

    @ParameterizedTest
    @CsvSource({"USHORT, lz4", "INT, ", "ULONG, zlib", "FLOAT, ", "DOUBLE, blosc"})
    void everySampleIsTheDetectors(ScalarType type, String codec) throws Exception {
        DetectorFrame shot = DetectorFrame.of(1, SIZE).as(ColorMode.MONO, type).with(codec == null ? "" : codec);
        String pv = "D:" + type;
        try (PvaSimulator detector = PvaSimulator.acquiring(pv, 1, 20, number -> shot);
                FirstFrame first = new FirstFrame(new PvaSource(pv, Timeouts.DEFAULT, new PvHistory()))) {
            Frame frame = first.frame();
            assertThat(frame.samples().format()).isEqualTo(PixelFormat.gray(type.samples()));
            assertThat(DeepFiles.bytes(frame.samples()))
                    .isEqualTo(NtndBuilder.bytes(Samples.of(CardPicture.draw(SIZE, 1), ColorMode.MONO), type));
        }
    }

    @ParameterizedTest
    @CsvSource({"USHORT, lz4", "UINT, ", "LONG, ", "FLOAT, zlib"})
    void everySampleIsReadBackFromFiles(ScalarType type, String codec) {
        DetectorFrame shot = DetectorFrame.of(1, SIZE).as(ColorMode.MONO, type).with(codec == null ? "" : codec);
        String pv = "R:" + type;
        byte[] samples = NtndBuilder.bytes(Samples.of(CardPicture.draw(SIZE, 1), ColorMode.MONO), type);
        try (PvaSimulator detector = PvaSimulator.acquiring(pv, 1, 20, number -> shot)) {
            ReadBack.assertKept("pva://" + pv, type.samples(), samples);
        }
    }
}
