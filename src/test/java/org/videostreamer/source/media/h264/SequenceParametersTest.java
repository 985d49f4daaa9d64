package org.videostreamer.source.media.h264;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.H264Writer;

class SequenceParametersTest {

    /** 20 by 15 macroblocks, frames, not cropped. */
    private static final String SIZE = "u19 u14 b1 b1 b0";

    /** With all that encoders say of colours, times and order. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "high with B-frames, 6764001facd9405005bb016a02020280000003008000001e478c18cb, 1280x720, 100, true",
        "constrained baseline, 6742c01f8c8d40501e900f08846a, 640x480, 66, false",
    })
    void readsWhatStandsBehindTheSizeToo(String what, String hex, String size, int profile, boolean reorders) {
        SequenceParameters set = read(HexFormat.of().parseHex(hex)).orElseThrow();
        assertThat(set.size()).hasToString(size);
        assertThat(set.profile()).isEqualTo(profile);
        assertThat(set.reorders()).isEqualTo(reorders);
        assertThat(set.frames()).isTrue();
        assertThat(set.plain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"16,16", "1280,718", "1920,1080", "4096,2304"})
    void tellsTheSizeThatIsSeen(int width, int height) {
        byte[] unit = H264Writer.sequence(100, new Size(width, height));
        assertThat(readBehindStartCode(unit).orElseThrow().size()).isEqualTo(new Size(width, height));
    }

    @Test
    void oneThatIsCutIsNone() {
        byte[] unit = H264Writer.sequence(100, new Size(1280, 720));
        for (int length = 5; length < 12; length++) {
            assertThat(SequenceParameters.read(ByteBuffer.wrap(unit), 4, length))
                    .isEmpty();
        }
    }

    /** What stands before the size must be read to its last bit, or the size is another. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            4:2:0 of 8 bits,               u1 u0 u0 b0 b0,                                   true
            gray,                          u0 u0 u0 b0 b0,                                   false
            4:2:2,                         u2 u0 u0 b0 b0,                                   false
            4:4:4 of one plane,            u3 b0 u0 u0 b0 b0,                                false
            4:4:4 of planes of their own,  u3 b1 u0 u0 b0 b0,                                false
            luma of 10 bits,               u1 u2 u0 b0 b0,                                   false
            colours of 10 bits,            u1 u0 u2 b0 b0,                                   false
            depths as far as they go,      u1 u6 u6 b0 b0,                                   false
            lossless,                      u1 u0 u0 b1 b0,                                   true
            no list of the eight,          u1 u0 u0 b0 b1 b0*8,                              true
            no list of the twelve,         u3 b0 u0 u0 b0 b1 b0*12,                          false
            a small flat list,             u1 u0 u0 b0 b1 b1 s0*16 b0*7,                     true
            the last small list,           u1 u0 u0 b0 b1 b0*5 b1 s1*16 b0*2,                true
            the first large list,          u1 u0 u0 b0 b1 b0*6 b1 s-1 s1*63 b0,              true
            a list that ends early,        u1 u0 u0 b0 b1 b1 s4 s-12 b0*7,                   true
            the usual list,                u1 u0 u0 b0 b1 b1 s-8 b0*7,                       true
            a list that goes round,        u1 u0 u0 b0 b1 b1 s127 s127 s2 s-3*13 b0*7,       true
            """)
    void coloursAndScalingAreReadToTheirEnd(String what, String fields, boolean plain) {
        SequenceParameters set = read(write("b100:8 b0:16 u5 " + fields + " u0 u2 u1 b0 " + SIZE + " b0"))
                .orElseThrow();
        assertThat(set.plain()).as(what).isEqualTo(plain);
        assertThat(set.size()).isEqualTo(new Size(320, 240));
        assertThat(set.id()).isEqualTo(5);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            the order is in each slice,             u0 u0
            in many bits,                           u0 u12
            the order is a rule without a cycle,    u1 b0 s3 s-2 u0
            a rule with a cycle,                    u1 b1 s-7 s0 u3 s1 s-1 s9
            they are shown as they come,            u2
            """)
    void theOrderOfPicturesIsReadToItsEnd(String what, String order) {
        SequenceParameters set = read(write("b77:8 b0:16 u31 u7 " + order + " u4 b1 " + SIZE + " b0"))
                .orElseThrow();
        assertThat(set.size()).as(what).isEqualTo(new Size(320, 240));
        assertThat(set.id()).isEqualTo(31);
        assertThat(set.frameNumberBits()).isEqualTo(11);
        assertThat(set.gaps()).isTrue();
        assertThat(set.macroblocks()).isEqualTo(300);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            nothing is cropped,        u19 u14 b1 b1 b0,                 320x240
            both columns,              u19 u14 b1 b1 b1 u1 u2 u0 u0,     314x240
            both rows,                 u19 u14 b1 b1 b1 u0 u0 u1 u2,     320x234
            rows of fields,            u19 u6 b0 b0 b1 b1 u0 u0 u1 u2,   320x212
            fields,                    u19 u6 b0 b1 b1 b0,               320x224
            all columns but two,       u0 u0 b1 b1 b1 u3 u4 u0 u0,       2x16
            all rows but two,          u0 u0 b1 b1 b1 u0 u0 u4 u3,       16x2
            the widest,                u2047 u0 b1 b1 b0,                32768x16
            """)
    void theSizeIsThatWithoutWhatIsCropped(String what, String fields, String size) {
        assertThat(read(write("b77:8 b0:16 u0 u0 u2 u1 b0 " + fields + " b0")))
                .hasValueSatisfying(set -> assertThat(set.size()).as(what).hasToString(size));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            a number behind the last,     b77:8 b0:16 u32 u0 u2 u1 b0 u19 u14 b1 b1 b0 b0
            an unknown order,             b77:8 b0:16 u0 u0 u3 u1 b0 u19 u14 b1 b1 b0 b0
            a longer cycle than may be,   b77:8 b0:16 u0 u0 u1 b0 s0 s0 u256 u1 b0 u19 u14 b1 b1 b0 b0
            numbers of too many bits,     b77:8 b0:16 u0 u13 u2 u1 b0 u19 u14 b1 b1 b0 b0
            unknown colours,              b100:8 b0:16 u0 u4 u0 u0 b0 b0 u0 u2 u1 b0 u19 u14 b1 b1 b0 b0
            a depth of 15 bits,           b100:8 b0:16 u0 u1 u7 u0 b0 b0 u0 u2 u1 b0 u19 u14 b1 b1 b0 b0
            colours of 15 bits,           b100:8 b0:16 u0 u1 u0 u7 b0 b0 u0 u2 u1 b0 u19 u14 b1 b1 b0 b0
            too wide,                     b77:8 b0:16 u0 u0 u2 u1 b0 u2048 u14 b1 b1 b0 b0
            too high,                     b77:8 b0:16 u0 u0 u2 u1 b0 u19 u2048 b1 b1 b0 b0
            nothing is left of a row,     b77:8 b0:16 u0 u0 u2 u1 b0 u0 u0 b1 b1 b1 u4 u4 u0 u0 b0
            nothing is left of a column,  b77:8 b0:16 u0 u0 u2 u1 b0 u0 u0 b1 b1 b1 u0 u0 u4 u4 b0
            more is cropped than is,      b77:8 b0:16 u0 u0 u2 u1 b0 u0 u0 b1 b1 b1 u1000000000 u1000000000 u0 u0 b0
            """)
    void whatNoPictureCanHaveIsNone(String what, String fields) {
        assertThat(read(write(fields))).as(what).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            no restrictions,                        b0 b0 b0 b0 b0 b0 b0 b0 b0,                          false
            none reordered,                         b0 b0 b0 b0 b0 b0 b0 b0 b1 b1 u0 u0 u0 u0 u0 u1,     false
            some reordered,                         b0 b0 b0 b0 b0 b0 b0 b0 b1 b1 u0 u0 u0 u0 u1 u2,     true
            behind a known shape of pixels,         b1 b1:8 b0 b0 b0 b0 b0 b0 b0 b1 b1 u0 u0 u0 u0 u1 u2, true
            behind a shape of its own,              b1 b255:8 b7:32 b0 b0 b0 b0 b0 b0 b0 b1 b1 u0 u0 u0 u0 u1 u2, true
            behind overscan,                        b0 b1 b1 b0 b0 b0 b0 b0 b0 b1 b1 u0 u0 u0 u0 u1 u2,  true
            behind a kind of video,                 b0 b0 b1 b11:4 b0 b0 b0 b0 b0 b0 b1 b1 u0 u0 u0 u0 u1 u2, true
            behind its colours,                     b0 b0 b1 b11:4 b1 b66051:24 b0 b0 b0 b0 b0 b1 b1 u0 u0 u0 u0 u1 u2, true
            behind the place of colours,            b0 b0 b0 b1 u2 u3 b0 b0 b0 b0 b1 b1 u0 u0 u0 u0 u1 u2, true
            behind times,                           b0 b0 b0 b0 b1 b9:32 b9:32 b1 b0 b0 b0 b1 b1 u0 u0 u0 u0 u1 u2, true
            behind the network's buffer,            b0 b0 b0 b0 b0 b1 u0 b9:8 u4 u5 b1 b9:20 b0 b1 b0 b1 b1 u0 u0 u0 u0 u1 u2, true
            behind the slices' two buffers,         b0 b0 b0 b0 b0 b0 b1 u1 b9:8 u4 u5 b1 u6 u7 b0 b9:20 b1 b0 b1 b1 u0 u0 u0 u0 u1 u2, true
            cut before it says so,                  b0 b0 b0 b0 b0 b0 b0 b0 b1 b1,                       false
            """)
    void whetherPicturesAreReorderedIsReadBehindAllElse(String what, String fields, boolean reorders) {
        assertThat(read(write("b77:8 b0:16 u0 u0 u2 u1 b0 " + SIZE + " b1 " + fields)))
                .hasValueSatisfying(set -> assertThat(set.reorders()).as(what).isEqualTo(reorders));
    }

    /**
     * A unit of fields one behind the other: {@code b5:8} is 5 in eight bits, {@code u5} a number of a length of its own,
     * {@code s-5} the same with a sign, {@code *3} three of them.
     */
    private static byte[] write(String fields) {
        H264Writer writer = new H264Writer();
        for (String field : fields.split(" ")) {
            String[] times = field.substring(1).split("\\*");
            String[] value = times[0].split(":");
            int number = Integer.parseInt(value[0]);
            for (int i = times.length > 1 ? Integer.parseInt(times[1]) : 1; i > 0; i--) {
                switch (field.charAt(0)) {
                    case 'b' -> writer.bits(number, value.length > 1 ? Integer.parseInt(value[1]) : 1);
                    case 'u' -> writer.number(number);
                    default -> writer.number(number > 0 ? 2 * number - 1 : -2 * number);
                }
            }
        }
        byte[] unit = writer.unit(0x67);
        return Arrays.copyOfRange(unit, 4, unit.length);
    }

    private static Optional<SequenceParameters> read(byte[] unit) {
        return SequenceParameters.read(ByteBuffer.wrap(unit), 0, unit.length);
    }

    private static Optional<SequenceParameters> readBehindStartCode(byte[] unit) {
        return SequenceParameters.read(ByteBuffer.wrap(unit), 4, unit.length);
    }
}
