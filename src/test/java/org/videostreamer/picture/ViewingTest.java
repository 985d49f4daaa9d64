package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Region;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;
import org.videostreamer.testing.Pictures;

class ViewingTest {

    private static final int[] BLACK = {0, 0, 0};
    private static final int[] WHITE = {255, 255, 255};

    private final PixelsPool pool = new PixelsPool();
    private final Frame camera = Pictures.frame(3, new Size(64, 48), BLACK, WHITE, pool);

    @Test
    void handsTheFrameItselfOnWhereNothingIsToBeDone() {
        Viewing viewing = new Viewing(View.of(new Size(0, 0)));
        assertThat(viewing.of(camera)).isSameAs(camera);
    }

    @Test
    void makesExactlyTheSizeAskedForOddSizesToo() {
        Frame seen = new Viewing(View.of(new Size(33, 25))).of(camera);
        assertThat(seen.size()).isEqualTo(new Size(33, 25));
        assertThat(seen.number()).isEqualTo(3);
        assertThat(seen.times()).isEqualTo(camera.times());
        assertThat(seen.planes().size()).isEqualTo(new Size(33, 25));
    }

    @Test
    void turnsThePictureUpsideDown() {
        Frame seen = new Viewing(upsideDown(new Size(0, 0))).of(camera);
        assertThat(Pictures.at(seen.pixels(), 0)).isEqualTo(255);
        assertThat(Pictures.at(camera.pixels(), 0)).isZero();
    }

    /** Columns 8 to 15 of rows 4 to 7 of a picture whose grey levels are column plus 16 times row. */
    @Test
    void showsAPartOfThePictureToThePixel() {
        Frame seen = new Viewing(new View(new Size(0, 0), Optional.of(new Region(8, 4, new Size(8, 4))), Turn.NONE))
                .of(raster());
        assertThat(seen.size()).isEqualTo(new Size(8, 4));
        assertThat(Pictures.at(seen.pixels(), 0)).isEqualTo(8 + 16 * 4);
        assertThat(Pictures.at(seen.pixels(), 8 * 4 - 1)).isEqualTo(15 + 16 * 7);
    }

    @Test
    void aPartThatReachesBeyondThePictureIsCutThereAndOneOutsideIsAllOfIt() {
        View beyond = new View(new Size(0, 0), Optional.of(new Region(12, 10, new Size(100, 100))), Turn.NONE);
        assertThat(new Viewing(beyond).of(raster()).size()).isEqualTo(new Size(4, 2));
        View outside = new View(new Size(0, 0), Optional.of(new Region(16, 0, new Size(5, 5))), Turn.NONE);
        assertThat(new Viewing(outside).of(raster()).size()).isEqualTo(new Size(16, 12));
    }

    @Test
    void cropsThenTurnsThenScales() {
        View view = new View(new Size(8, 0), Optional.of(new Region(8, 4, new Size(8, 4))), Turn.of(90, false, false));
        Frame seen = new Viewing(view).of(raster());
        assertThat(seen.size()).isEqualTo(new Size(8, 16));
        View plain = new View(new Size(0, 0), Optional.of(new Region(8, 4, new Size(8, 4))), Turn.of(90, false, false));
        Frame turned = new Viewing(plain).of(raster());
        // The lower left of the part comes to the upper left.
        assertThat(Pictures.at(turned.pixels(), 0)).isEqualTo(8 + 16 * 7);
        assertThat(Pictures.at(turned.pixels(), 3)).isEqualTo(8 + 16 * 4);
    }

    @Test
    void wordsOfACardAreNeitherCutNorTurned() {
        Frame card = NoSignalCard.draw(-1, new Size(320, 240), "no signal", "the camera is away", pool);
        View view = new View(
                new Size(320, 240), Optional.of(new Region(0, 0, new Size(10, 10))), Turn.of(180, false, false));
        Frame seen = new Viewing(view).of(card);
        assertThat(seen.pixels().bytes()).isEqualTo(card.pixels().bytes());
    }

    private Frame raster() {
        Pixels pixels = pool.take(PixelFormat.GRAY8, new Size(16, 12));
        ByteBuffer bytes = pixels.bytes();
        for (int i = 0; i < 16 * 12; i++) {
            bytes.put((byte) (i % 16 + 16 * (i / 16)));
        }
        return Frame.ofPixels(1, FrameTimes.now(), pixels);
    }

    @Test
    void isMadeOnceForAllWhoAsk() {
        Viewing viewing = new Viewing(upsideDown(new Size(32, 24)));
        assertThat(viewing.of(camera)).isSameAs(viewing.of(camera));
    }

    @Test
    void aNoSignalPictureStaysOne() {
        Frame card = NoSignalCard.draw(-1, new Size(320, 240), "no signal", "the camera is away", pool);
        Frame seen = new Viewing(View.of(new Size(160, 120))).of(card);
        assertThat(seen.isSignal()).isFalse();
    }

    @Test
    void aClosedViewingStillAnswersButKeepsNothing() {
        Viewing viewing = new Viewing(View.of(new Size(32, 24)));
        viewing.close();
        Frame seen = viewing.of(camera);
        seen.release();
        assertThat(viewing.of(camera)).isNotSameAs(seen);
    }

    private static View upsideDown(Size size) {
        return new View(size, Optional.empty(), Turn.of(0, false, true));
    }
}
