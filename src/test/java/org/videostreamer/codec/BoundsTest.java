package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.codec.EncoderFactory.Settings;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;

/** What codecs do not hold is scaled or framed until they do, by a rule that real encoders agree with. */
class BoundsTest {

    private final PixelsPool pool = new PixelsPool();

    @ParameterizedTest
    @CsvSource({
        "MPEG1, 4095x4095,   4095x4095, 4095x4095, ''",
        "MPEG1, 4096x3000,   4094x2998, 4094x2998, MPEG-1 holds at most 4095 pixels a side",
        "MPEG1, 3000x4096,   2998x4094, 2998x4094, MPEG-1 holds at most 4095 pixels a side",
        "MPEG1, 16000x1,     4094x1,    4094x1,    MPEG-1 holds at most 4095 pixels a side",
        "MPEG1, 1x1,         1x1,       1x1,       ''",
        "VP8,   16383x16,    16383x16,  16383x16,  ''",
        "VP8,   20000x20,    16382x16,  16382x16,  VP8 holds at most 16383 pixels a side",
        "VP8,   1x1,         1x1,       1x1,       ''",
        "H264,  4096x2304,   4096x2304, 4096x2304, ''",
        "H264,  4096x3000,   3584x2624, 3584x2624, H.264 holds at most 9437184 pixels",
        "H264,  3072x3072,   3072x3072, 3072x3072, ''",
        "H264,  9000x64,     8688x60,   8688x60,   H.264 holds at most 8688 pixels a side",
        "H264,  16000x1,     8688x1,    8688x16,   H.264 holds at most 8688 pixels a side",
        "H264,  1x400,       1x400,     16x400,    H.264 needs at least 16 pixels a side",
        "H264,  17x16,       17x16,     17x16,     ''",
        "H264,  1x1,         1x1,       16x16,     H.264 needs at least 16 pixels a side",
        "MJPEG, 65500x2,     65500x2,   65500x2,   ''",
        "MJPEG, 66000x2,     65500x1,   65500x1,   JPEG holds at most 65500 pixels a side",
    })
    void everySizeIsMadeToFit(Codec codec, String size, String picture, String canvas, String why) {
        Frame frame = frame(size(size));
        try (Encoder encoder = encoder(codec)) {
            assertThat(encoder.fit(frame)).isEqualTo(new Fit(size(picture), size(canvas), why));
            Frame fitting = frame(size(canvas));
            assertThat(encoder.fit(fitting).isAsItIs()).isTrue();
            encoder.encode(fitting, true).release();
            fitting.release();
        }
        frame.release();
        assertThat(pool.lent()).isZero();
        pool.close();
    }

    private static Encoder encoder(Codec codec) {
        return new EncoderFactory().create(new Settings(codec, 31, OptionalInt.empty(), false), () -> 25);
    }

    private Frame frame(Size size) {
        return Frame.ofPixels(0, FrameTimes.now(), pool.take(PixelFormat.GRAY8, size));
    }

    private static Size size(String text) {
        String[] sides = text.split("x");
        return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }
}
