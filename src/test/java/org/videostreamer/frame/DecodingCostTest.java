package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;

class DecodingCostTest {

    private static final int TABLES = 7;

    private final Limits limits = new Limits(Map.of(Limit.PICTURE_PIXELS, 3_000L));

    private void check(ByteBuf jpeg, Size size, boolean progressive) {
        DecodingCost.check(jpeg, new JpegHeader(size, 3, 1, progressive, TABLES), limits);
    }

    /** A file of so many scans; what looks like one before the tables belongs to a thumbnail. */
    private static ByteBuf file(int scans, int atLeast) {
        ByteBuf file = Unpooled.buffer().writeByte(1).writeShort(0xFFDA).writeShort(0xFFDA);
        file.writeZero(TABLES - file.readableBytes());
        for (int i = 0; i < scans; i++) {
            file.writeShort(0xFFDA).writeByte(i).writeShort(0xFF00).writeByte(0xDA);
        }
        return file.writeZero(Math.max(0, atLeast - file.readableBytes()));
    }

    @Test
    void aFileHoldsABitForABlockAtLeast() {
        assertThatCode(() -> check(file(1, 200), new Size(1_024, 100), false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(file(1, 200), new Size(1_025, 100), false))
                .isInstanceOf(PictureException.class)
                .hasMessage("the file of 200 bytes is too short for a picture of 1025x100");
    }

    @Test
    void aPictureOfOneScanMayBeAsLargeAsItsFileAllows() {
        assertThatCode(() -> check(file(1, 300), new Size(100, 100), false)).doesNotThrowAnyException();
    }

    @Test
    void aPictureOfSeveralScansMayHaveAThirdOfThePixels() {
        assertThatCode(() -> check(file(2, 300), new Size(100, 10), false)).doesNotThrowAnyException();
        assertThatCode(() -> check(file(1, 300), new Size(100, 10), true)).doesNotThrowAnyException();
        assertThat(limits.timesReached(Limit.PICTURE_PIXELS)).isZero();
        String refused = "a picture of 91x11 in several scans is too large to decode; the limit picture_pixels allows a"
                + " third of 3000 pixels";
        assertThatThrownBy(() -> check(file(2, 300), new Size(91, 11), false)).hasMessage(refused);
        assertThatThrownBy(() -> check(file(1, 300), new Size(91, 11), true)).hasMessage(refused);
        assertThat(limits.timesReached(Limit.PICTURE_PIXELS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHundredScansAreAPictureAndMoreAreNone(boolean progressive) {
        assertThatCode(() -> check(file(100, 0), new Size(8, 8), progressive)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(file(101, 0), new Size(8, 8), progressive))
                .hasMessage("the picture has 101 scans; more than 100 are not decoded");
    }

    @Test
    void aMarkerThatIsCutOffIsNoScan() {
        ByteBuf cut = file(100, 0).writeByte(0xFF);
        assertThatCode(() -> check(cut, new Size(8, 8), true)).doesNotThrowAnyException();
        ByteBuf whole = file(100, 0).writeShort(0xFFDA);
        assertThatThrownBy(() -> check(whole, new Size(8, 8), true)).hasMessageContaining("101 scans");
    }

    @Test
    void markersThatFollowEachOtherAreAllSeen() {
        ByteBuf filled = file(99, 0).writeByte(0xFF).writeShort(0xFFDA).writeShort(0xFFDA);
        assertThatThrownBy(() -> check(filled, new Size(8, 8), true)).hasMessageContaining("101 scans");
    }
}
