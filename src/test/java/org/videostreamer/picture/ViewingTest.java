package org.videostreamer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Pictures;

class ViewingTest {

    private static final int[] BLACK = {0, 0, 0};
    private static final int[] WHITE = {255, 255, 255};

    private final PixelsPool pool = new PixelsPool();
    private final Frame camera = Pictures.frame(3, new Size(64, 48), BLACK, WHITE, pool);

    @Test
    void handsTheFrameItselfOnWhereNothingIsToBeDone() {
        Viewing viewing = new Viewing(new View(new Size(0, 0), false));
        assertThat(viewing.of(camera)).isSameAs(camera);
    }

    @Test
    void makesExactlyTheSizeAskedForOddSizesToo() {
        Frame seen = new Viewing(new View(new Size(33, 25), false)).of(camera);
        assertThat(seen.size()).isEqualTo(new Size(33, 25));
        assertThat(seen.number()).isEqualTo(3);
        assertThat(seen.times()).isEqualTo(camera.times());
        assertThat(seen.planes().size()).isEqualTo(new Size(33, 25));
    }

    @Test
    void turnsThePictureUpsideDown() {
        Frame seen = new Viewing(new View(new Size(0, 0), true)).of(camera);
        assertThat(Pictures.at(seen.pixels(), 0)).isEqualTo(255);
        assertThat(Pictures.at(camera.pixels(), 0)).isZero();
    }

    @Test
    void isMadeOnceForAllWhoAsk() {
        Viewing viewing = new Viewing(new View(new Size(32, 24), true));
        assertThat(viewing.of(camera)).isSameAs(viewing.of(camera));
    }

    @Test
    void aNoSignalPictureStaysOne() {
        Frame card = NoSignalCard.draw(-1, new Size(320, 240), "no signal", "the camera is away", pool);
        Frame seen = new Viewing(new View(new Size(160, 120), false)).of(card);
        assertThat(seen.isSignal()).isFalse();
    }

    @Test
    void aClosedViewingStillAnswersButKeepsNothing() {
        Viewing viewing = new Viewing(new View(new Size(32, 24), false));
        viewing.close();
        Frame seen = viewing.of(camera);
        seen.release();
        assertThat(viewing.of(camera)).isNotSameAs(seen);
    }
}
