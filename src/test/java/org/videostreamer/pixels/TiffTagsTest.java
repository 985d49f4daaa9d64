package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffTagsTest {

    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int END = 100;

    private final ByteBuffer file = ByteBuffer.allocate(END).order(ByteOrder.LITTLE_ENDIAN);

    /** Begins a file with a directory of so many entries. */
    private TiffTagsTest directory(int entries) {
        file.putShort((short) (file.order() == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D));
        file.putShort((short) 42).putInt(8).putShort((short) entries);
        return this;
    }

    private TiffTagsTest entry(int tag, int kind, int count) {
        file.putShort((short) tag).putShort((short) kind).putInt(count);
        return this;
    }

    private TiffTags read() {
        return new TiffTags(file.rewind());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbersAreReadInTheOrderOfTheFile(boolean little) {
        file.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        directory(4).entry(256, SHORT, 1).file.putShort((short) 0xFFFE).putShort((short) 0);
        entry(257, LONG, 1).file.putInt(0xFFFF_FFFD);
        entry(258, BYTE, 1).file.put((byte) 0xFC).put(new byte[3]);
        entry(0xFFFF, SHORT, 2).file.putShort((short) 5).putShort((short) 6);
        TiffTags tags = read();
        assertThat(tags.first(256, 0)).isEqualTo(0xFFFE);
        assertThat(tags.first(257, 0)).isEqualTo(0xFFFF_FFFDL);
        assertThat(tags.first(258, 0)).isEqualTo(0xFC);
        assertThat(tags.all(257)).containsExactly(0xFFFF_FFFDL);
        assertThat(tags.all(0xFFFF)).containsExactly(5, 6);
        assertThat(tags.first(0xFFFF, 0)).isEqualTo(5);
        assertThat(tags.has(258)).isTrue();
        assertThat(tags.has(259)).isFalse();
        assertThat(tags.first(259, 77)).isEqualTo(77);
        assertThat(tags.all(259)).isEmpty();
        assertThat(tags.file().order()).isEqualTo(file.order());
    }

    @Test
    void moreThanFourBytesLieElsewhere() {
        directory(3).entry(273, LONG, 2).file.putInt(92);
        entry(279, SHORT, 3).file.putInt(86);
        entry(258, BYTE, 5).file.putInt(81);
        file.position(81).put(new byte[] {1, 2, 3, 4, 5});
        file.putShort((short) 7)
                .putShort((short) 8)
                .putShort((short) 9)
                .putInt(10)
                .putInt(11);
        TiffTags tags = read();
        assertThat(tags.all(273)).containsExactly(10, 11);
        assertThat(tags.first(273, 0)).isEqualTo(10);
        assertThat(tags.all(279)).containsExactly(7, 8, 9);
        assertThat(tags.all(258)).containsExactly(1, 2, 3, 4, 5);
        assertThat(tags.first(258, 0)).isEqualTo(1);
    }

    @Test
    void ofATagThatComesTwiceTheLargerCounts() {
        directory(4).entry(256, SHORT, 1).file.putInt(3);
        entry(256, SHORT, 1).file.putInt(9);
        entry(257, SHORT, 1).file.putInt(9);
        entry(257, SHORT, 1).file.putInt(3);
        TiffTags tags = read();
        assertThat(tags.first(256, 0)).isEqualTo(9);
        assertThat(tags.first(257, 0)).isEqualTo(9);
    }

    /** The last two longs that there is room for, and what begins a byte later or has one more. */
    @Test
    void aListThatGoesOnBeyondTheEndIsNoneOfTheFile() {
        directory(1).entry(273, LONG, 2).file.putInt(END - 8);
        assertThat(read().all(273)).containsExactly(0, 0);
        file.putInt(10 + 8, END - 7);
        assertOutside();
        file.putInt(10 + 8, END - 8).putInt(10 + 4, 3);
        assertOutside();
        file.putInt(10 + 8, 0xFFFF_FFF0);
        assertOutside();
        file.putInt(10 + 8, 0).putInt(10 + 4, 0x4000_0001);
        assertOutside();
        file.putInt(10 + 4, -1);
        assertOutside();
    }

    private void assertOutside() {
        assertThatThrownBy(() -> read().all(273)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatLiesBeforeThePositionIsNotOfTheFile() {
        ByteBuffer all = ByteBuffer.allocate(END + 3).order(ByteOrder.BIG_ENDIAN);
        directory(1).entry(256, SHORT, 1).file.putInt(21);
        all.position(3).put(file.rewind()).position(3);
        TiffTags tags = new TiffTags(all);
        assertThat(tags.first(256, 0)).isEqualTo(21);
        assertThat(tags.file().limit()).isEqualTo(END);
        assertThat(all.position()).isEqualTo(3);
    }
}
