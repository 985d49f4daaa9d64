package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;

class ScreenTest {

    private final PixelsPool pictures = new PixelsPool();
    private final PixelsPool cards = new PixelsPool();
    private final Screen screen = new Screen(new Limits());

    @Test
    void aCardTakesThePlaceOfThePictureItWasDrawnFor() {
        show(0);
        showCard(screen.scene());
        assertThat(pictures.lent()).isZero();
        assertThat(cards.lent()).isOne();
        assertThat(screen.picture().orElseThrow().number()).isZero();
    }

    @Test
    void aCardDrawnWhileTheCameraWasAwayNeverTakesThePlaceOfAPictureThatCameMeanwhile() {
        long scene = screen.scene();
        show(0);
        showCard(scene);
        assertThat(pictures.lent()).isOne();
        assertThat(cards.lent()).isZero();
    }

    @Test
    void nothingIsKeptOrShownAnyMoreOnceItIsCleared() {
        show(0);
        long scene = screen.scene();
        screen.clear();
        showCard(scene);
        assertThat(screen.picture()).isEmpty();
        assertThat(pictures.lent() + cards.lent()).isZero();
    }

    private void show(long number) {
        Frame frame = Frame.ofPixels(number, FrameTimes.now(), pictures.take(PixelFormat.GRAY8, new Size(8, 8)));
        screen.show(frame);
        frame.release();
    }

    private void showCard(long scene) {
        Frame card = Frame.ofNoSignal(-1, FrameTimes.now(), cards.take(PixelFormat.GRAY8, new Size(8, 8)));
        screen.showCard(card, scene);
        card.release();
    }
}
