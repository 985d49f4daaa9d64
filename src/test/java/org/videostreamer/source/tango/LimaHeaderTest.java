package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.Size;

class LimaHeaderTest {

    @Test
    void isReadAsLimaWritesIt() {
        byte[] image = LimaEncoder.encode((x, y) -> 0, LimaMode.Y16, new Size(3, 2), ByteOrder.BIG_ENDIAN, 1L << 40, 0);
        assertThat(parse("VIDEO_IMAGE", image))
                .isEqualTo(new LimaHeader(1, 1L << 40, new Size(3, 2), ByteOrder.BIG_ENDIAN, 32));
    }

    @ParameterizedTest
    @CsvSource({"-1,-1", "0,0", "0,5"})
    void aSizeOfNothingIsNoPicture(int width, int height) {
        byte[] image = LimaEncoder.noPicture();
        ByteBuffer.wrap(image).putInt(16, width).putInt(20, height);
        assertThat(parse("VIDEO_IMAGE", image).isEmpty()).isTrue();
    }

    @Test
    void whatIsNoVideoImageIsRefusedWithWhatWasExpected() {
        byte[] good = LimaEncoder.noPicture();
        assertRefused("JPEG_GRAY8", good, "the format is 'JPEG_GRAY8', expected VIDEO_IMAGE");
        assertRefused("VIDEO_IMAGE", new byte[31], "expected a header of 32 bytes, got 31");
        assertRefused("VIDEO_IMAGE", new byte[32], "expected the magic number 5644454f, got 00000000");
        ByteBuffer.wrap(good).putShort(26, (short) 31);
        assertRefused("VIDEO_IMAGE", good, "expected a header size of at least 32, got 31");
        assertRefused(
                "\u001b[31m" + "x".repeat(5000),
                good,
                "the format is ' [31m" + "x".repeat(294) + "…', expected VIDEO_IMAGE");
    }

    @ParameterizedTest
    @CsvSource({"-1,5", "5,-1", "-5,-5", "-2147483648,1", "0,-1"})
    void aSizeThatCannotBeIsRefused(int width, int height) {
        byte[] image = LimaEncoder.noPicture();
        ByteBuffer.wrap(image).putInt(16, width).putInt(20, height);
        assertRefused("VIDEO_IMAGE", image, "the size is " + width + "x" + height + ", expected positive sides");
    }

    private static void assertRefused(String format, byte[] image, String message) {
        assertThatThrownBy(() -> parse(format, image))
                .isInstanceOf(PictureException.class)
                .hasMessage(message);
    }

    private static LimaHeader parse(String format, byte[] image) {
        return LimaHeader.parse(new EncodedImage(format, image));
    }
}
