package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.frame.Turn;
import org.videostreamer.picture.View;

class PictureNewsTest {

    private static final Size SIZE = new Size(8, 8);

    private final PixelsPool pool = new PixelsPool();
    private final PictureNews news = new PictureNews(() -> Calibration.NONE);
    private final List<String> told = new ArrayList<>();

    PictureNewsTest() {
        news.add(new PictureFollower() {
            @Override
            public void picture(PictureReport report) {
                told.add(report.number() + " "
                        + report.renditions().stream()
                                .map(made -> made.rendition().codec().name())
                                .collect(Collectors.joining("+")));
            }

            @Override
            public void ended(String reason) {
                told.add(reason);
            }
        });
    }

    @Test
    void aPictureThatNobodyEncodesIsToldAtOnce() {
        news.came(picture(1), 0);
        assertThat(told).containsExactly("1 ");
    }

    @Test
    void aPictureIsToldOnceWhenEveryRenditionHasPublishedIt() {
        Frame picture = picture(1);
        news.came(picture, 2);
        publish(Codec.VP8, picture);
        assertThat(told).isEmpty();
        publish(Codec.MPEG1, picture);
        assertThat(told).containsExactly("1 VP8+MPEG1");
    }

    @Test
    void theNextPictureDoesNotWaitForARenditionThatIsSlowAndItIsToldWhatThatMadeLater() {
        Frame first = picture(1);
        news.came(first, 2);
        publish(Codec.VP8, first);
        Frame second = picture(2);
        news.came(second, 2);
        publish(Codec.MPEG1, first);
        publish(Codec.VP8, second);
        assertThat(told).containsExactly("1 VP8", "1 MPEG1");
        publish(Codec.MPEG1, second);
        assertThat(told).containsExactly("1 VP8", "1 MPEG1", "2 VP8+MPEG1");
    }

    @Test
    void aPictureThatIsShownAgainIsToldAgain() {
        Frame picture = picture(1);
        news.came(picture, 1);
        publish(Codec.VP8, picture);
        publish(Codec.VP8, picture);
        assertThat(told).containsExactly("1 VP8", "1 VP8");
    }

    @Test
    void aCardIsToldToo() {
        publish(Codec.VP8, Frame.ofNoSignal(-1, FrameTimes.now(), pool.take(PixelFormat.GRAY8, SIZE)));
        assertThat(told).containsExactly("-1 VP8");
    }

    @Test
    void whoFollowsIsToldTheEnd() {
        news.end("over");
        news.came(picture(1), 0);
        assertThat(told).containsExactly("over");
    }

    @Test
    void aPictureThatCameAsTheCameraSentItAndThenDecodedIsToldOnce() {
        Frame picture = picture(1);
        news.came(picture.number(), picture.times(), picture.grid(), 1);
        publish(Codec.H264, picture);
        news.came(picture, 1);
        assertThat(told).containsExactly("1 H264");
    }

    private Frame picture(long number) {
        return Frame.ofPixels(number, FrameTimes.now(), pool.take(PixelFormat.GRAY8, SIZE));
    }

    private void publish(Codec codec, Frame frame) {
        EncodedFrame encoded = EncodedFrame.of(frame, codec, true, 0, Unpooled.buffer(1), 0, 1);
        View view = new View(SIZE, Optional.empty(), Turn.NONE);
        news.published(
                new RenditionKey(new EncoderFactory.Settings(codec, 4, OptionalInt.empty(), false), view),
                frame.grid(),
                encoded);
    }
}
