package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.videostreamer.frame.PictureException;
import org.videostreamer.testing.Fuzz;

/** The first byte tells the codec, the second the bytes an element, two more how much must come out; then the data. */
class ArrayCodecFuzzTest {

    private static final List<String> CODECS = List.of("zlib", "lz4", "lz4hdf5", "bslz4", "blosc");
    private static final int HEAD = 4;

    private final ArrayCodec codec = new ArrayCodec(new ByteArrayPool());

    @Fuzz
    void compressedDataGivesTheBytesExpectedOrIsRefused(byte[] input) {
        if (input.length < HEAD) {
            return;
        }
        String name = CODECS.get((input[0] & 0xFF) % CODECS.size());
        int width = 1 << (input[1] & 3);
        int expected = ByteBuffer.wrap(input).getShort(2) & 0xFFFF;
        byte[] data = Arrays.copyOfRange(input, HEAD, input.length);
        try {
            assertThat(codec.decode(name, data, data.length, expected, width)).hasSizeGreaterThanOrEqualTo(expected);
        } catch (PictureException e) {
            assertThat(e.getMessage()).startsWith("its ");
        }
    }
}
