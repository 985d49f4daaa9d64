package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegEndTest {

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    /** Looks in one call, and byte by byte as they arrive; both must tell the same. */
    private static String find(byte[] file) {
        JpegEnd whole = new JpegEnd();
        whole.reset();
        int end = whole.find(ByteBuffer.wrap(file), 0, file.length);
        JpegEnd slow = new JpegEnd();
        slow.reset();
        ByteBuffer later = ByteBuffer.allocate(file.length + 3).put(3, file);
        int found = JpegEnd.NONE;
        for (int here = 2; here <= file.length && found == JpegEnd.NONE; here++) {
            found = slow.find(later, 3, 3 + here);
        }
        assertThat(found == JpegEnd.NONE ? found : found - 3).isEqualTo(end);
        return Integer.toString(end);
    }

    @ParameterizedTest
    @CsvSource({
        "FFD8 FFDA 0002 FFD9, 8",
        "FFD8 FFDA 0002 1122 FF00 FFD0 33FF FFD9, 16",
        "FFD8 FFDA 0002 11, -1",
        "FFD8 FFDA 0002 11FF, -1",
        "FFD8 FFDA 0004 FFD9, -1",
        "FFD8 FFDA 0004 FFD9 FFD9, 10",
        "FFD8 FFE1 0006 FFD9FFD9 FFDA 0002 FFD9, 16",
        "FFD8 FFE0 0004 0000 FFE1 0006 FFD9FFD9 FFDA 0002 FFD9, 22",
        "FFD8 FFFF FFE1 0002 FFFF FFDA 0002 AAFFD9, 17",
        "FFD8 01 00 FFDA 0002 FFD9, 10",
        "FFD8 FF00 FF01 FFD0 FFD7 FFDA 0002 FFD9, 16",
        "FFD8 FFE0 0001 FFDA 0000 FFD9, 12",
        "FFD8 FFD9, 4",
        "FFD8, -1",
        "FFD8 FF, -1",
        "FFD8 FFD8, -1",
        "FFD8 FFD8 FF, 2",
        "FFD8 FFD8 00 FFDA 0002 FFD9, 11",
        "FFD8 FFDA 0002 11 FFD8 FFE0, 7",
        "FFD8 FFDA 0002 11 FFD8 FF, 7",
        "FFD8 FFDA 0002 11 FFD8 00 FFD9, 12",
        "FFD8 FFDA 0002 11 FFD8, -1",
        "FFD8 FFE1 FFFF FFD9, -1",
        "FFD8 FFDA 0002 00000000000000000000 FF00 0000000000 FFD9, 25"
    })
    void isBehindTheMarkerOfTheFile(String file, String end) {
        assertThat(find(hex(file))).isEqualTo(end);
    }

    @Test
    void isFoundWhateverStandsBeforeIt() {
        Random random = new Random(3);
        for (int length = 0; length < 300; length++) {
            byte[] scan = new byte[length];
            random.nextBytes(scan);
            for (int i = 1; i < length; i++) {
                boolean marker = scan[i - 1] == (byte) 0xFF;
                scan[i] = marker ? 0 : scan[i];
            }
            byte[] file = ByteBuffer.allocate(length + 9)
                    .put(hex("FFD8FFDA0002"))
                    .put(scan)
                    .put(hex("00FFD9"))
                    .array();
            assertThat(find(file)).isEqualTo("" + file.length);
        }
    }

    @Test
    void aSegmentIsSteppedOverHoweverLongItIs() {
        assertThat(find(hex("FFD8 FFE1 0104" + "FFD9".repeat(129) + "FFDA 0002 FFD9")))
                .isEqualTo("270");
    }

    @Test
    void canBeLookedForAnew() {
        JpegEnd end = new JpegEnd();
        end.reset();
        assertThat(end.find(ByteBuffer.wrap(hex("FFD8FFD8FF")), 0, 5)).isEqualTo(2);
        end.reset();
        assertThat(end.find(ByteBuffer.wrap(hex("FFD8FFD9")), 0, 4)).isEqualTo(4);
    }
}
