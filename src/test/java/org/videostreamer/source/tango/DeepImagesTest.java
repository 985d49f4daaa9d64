package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.SampleRange;
import org.videostreamer.frame.SampleType;
import org.videostreamer.testing.FirstFrame;
import org.videostreamer.testing.ReadBack;

/** Pictures of a foreign device server in all its depths. */
class DeepImagesTest {

    @ParameterizedTest
    @CsvSource({
        "Bpp8S,  INT8,   8",
        "Bpp12,  UINT16, 12",
        "Bpp16S, INT16,  16",
        "Bpp32,  UINT32, 32",
        "Bpp32S, INT32,  32",
    })
    void everySampleIsTheDevices(String told, SampleType type, int bits) throws Exception {
        try (PythonDevice device = new PythonDevice("--size=37x11", "--type=" + told);
                FirstFrame first = new FirstFrame(source(device))) {
            Frame frame = first.frame();
            assertThat(frame.sampleType()).isEqualTo(type);
            assertThat(frame.range()).isEqualTo(SampleRange.ofBits(type, bits));
            assertCounted(frame, told.endsWith("S"), bits);
        }
    }

    @ParameterizedTest
    @CsvSource({"Bpp12, UINT16, 12", "Bpp32, INT32, 32"})
    void attributesThatTellOfOtherPicturesAreLeftAlone(String told, SampleType type, int bits) throws Exception {
        try (PythonDevice device = new PythonDevice("--size=37x11", "--type=" + told, "--sizes=1,2,1024,1024");
                FirstFrame first = new FirstFrame(source(device))) {
            Frame frame = first.frame();
            assertThat(frame.sampleType()).isEqualTo(type);
            assertThat(frame.range().guessed()).isTrue();
            assertCounted(frame, told.endsWith("S"), bits);
        }
    }

    @ParameterizedTest
    @CsvSource({"Bpp12, UINT16, 12", "Bpp32S, INT32, 32"})
    void everySampleIsReadBackFromFiles(String told, SampleType type, int bits) throws Exception {
        try (PythonDevice device = new PythonDevice("--size=37x11", "--type=" + told)) {
            ReadBack.assertKept(device.uri(), type, number -> counted(number, told.endsWith("S"), bits, type.bytes()));
        }
    }

    private static byte[] counted(long number, boolean signed, int bits, int bytes) {
        ByteBuffer samples = ByteBuffer.allocate(37 * 11 * bytes).order(ByteOrder.nativeOrder());
        long lowest = signed ? -(1L << bits - 1) : 0;
        for (int at = 0; samples.hasRemaining(); at++) {
            long sample = (number + at * 257L & (1L << bits) - 1) + lowest;
            if (bytes == Short.BYTES) {
                samples.putShort((short) sample);
            } else {
                samples.putInt((int) sample);
            }
        }
        return samples.array();
    }

    private static TangoSource source(PythonDevice device) throws ConfigException {
        return new TangoSource(
                DeviceName.parse(new SourceUri(device.uri())), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    /** From the smallest number on, and around behind the largest. */
    private static void assertCounted(Frame frame, boolean signed, int bits) {
        ByteBuffer bytes = frame.samples().bytes();
        long lowest = signed ? -(1L << bits - 1) : 0;
        long mask = (1L << bits) - 1;
        for (int at = 0; bytes.hasRemaining(); at++) {
            long sample =
                    switch (frame.sampleType().bytes()) {
                        case Byte.BYTES -> bytes.get();
                        case Short.BYTES -> bytes.getShort();
                        default -> bytes.getInt();
                    };
            assertThat(sample - lowest & mask).as("sample %s", at).isEqualTo(frame.number() + at * 257L & mask);
        }
    }
}
