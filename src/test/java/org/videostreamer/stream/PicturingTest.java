package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.codec.Encoder;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;
import org.videostreamer.testing.Pictures;

class PicturingTest {

    private static final int[] GREY = {128, 128, 128};

    private final PixelsPool pool = new PixelsPool();
    private final Viewing viewing = new Viewing(View.of(new Size(0, 0)));
    private final List<Encoder> encoders = new ArrayList<>();
    private final Picturing picturing = new Picturing(viewing, this::encoder);

    private Encoder encoder() {
        encoders.add(new EncoderFactory().create(new EncoderFactory.Settings(Codec.MPEG1, 4, false), () -> 25));
        return encoders.get(encoders.size() - 1);
    }

    @AfterEach
    void nothingIsOwed() {
        picturing.close();
        viewing.close();
        assertThat(pool.lent()).isZero();
    }

    @Test
    void aPictureThatFitsIsShownAsItIs() {
        assertThat(sizeOf(new Size(64, 48))).isEqualTo(new Size(64, 48));
        assertThat(picturing.shown()).contains(new RenditionStatus.Shown(new Size(64, 48), new Size(64, 48), ""));
    }

    @Test
    void aPictureThatTheCodecDoesNotHoldIsFittedAndThatIsTold() {
        assertThat(sizeOf(new Size(8190, 16))).isEqualTo(new Size(4094, 8));
        RenditionStatus.Shown shown = picturing.shown().orElseThrow();
        assertThat(shown.from()).isEqualTo(new Size(8190, 16));
        assertThat(shown.to()).isEqualTo(new Size(4094, 8));
        assertThat(shown.why()).contains("MPEG-1");
    }

    @Test
    void nothingIsShownBeforeTheFirstPicture() {
        assertThat(picturing.shown()).isEmpty();
        assertThat(encoders).isEmpty();
    }

    @Test
    void oneEncoderMakesAllPicturesUntilItIsGivenUp() {
        sizeOf(new Size(64, 48));
        sizeOf(new Size(32, 48));
        assertThat(encoders).hasSize(1);
        picturing.close();
        sizeOf(new Size(64, 48));
        assertThat(encoders).hasSize(2);
    }

    private Size sizeOf(Size size) {
        Frame frame = Pictures.frame(1, size, GREY, GREY, pool);
        try {
            EncodedFrame encoded = picturing.encode(frame, true);
            encoded.release();
            return encoded.size();
        } finally {
            frame.release();
        }
    }
}
