package org.videostreamer.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of three columns and two rows, abc above def, in grey levels that are letters. */
class TurnTest {

    private final PixelsPool pool = new PixelsPool();

    @AfterEach
    void nothingIsOwed() {
        assertThat(pool.lent()).isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,   false, false, abc/def
            0,   true,  false, cba/fed
            0,   false, true,  def/abc
            0,   true,  true,  fed/cba
            90,  false, false, da/eb/fc
            90,  true,  false, ad/be/cf
            90,  false, true,  fc/eb/da
            90,  true,  true,  cf/be/ad
            180, false, false, fed/cba
            180, true,  false, def/abc
            180, false, true,  cba/fed
            270, false, false, cf/be/ad
            270, true,  false, fc/eb/da
            270, false, true,  ad/be/cf
            """)
    void turnsClockwiseAndThenMirrors(int degrees, boolean leftRight, boolean upDown, String seen) {
        Pixels picture = grey("abc/def");
        Turn turn = Turn.of(degrees, leftRight, upDown);
        Pixels turned = turn.of(picture);
        assertThat(letters(turned)).isEqualTo(seen);
        assertThat(turn.of(picture.size())).isEqualTo(turned.size());
        turned.release();
        picture.release();
    }

    private Pixels grey(String rows) {
        String[] lines = rows.split("/");
        Pixels pixels = pool.take(PixelFormat.GRAY8, new Size(lines[0].length(), lines.length));
        pixels.bytes().put(rows.replace("/", "").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return pixels;
    }

    private static String letters(Pixels pixels) {
        ByteBuffer bytes = pixels.bytes();
        StringBuilder text = new StringBuilder();
        for (int i = 0; bytes.hasRemaining(); i++) {
            text.append(i > 0 && i % pixels.size().width() == 0 ? "/" : "").append((char) bytes.get());
        }
        return text.toString();
    }
}
