package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.codec.EncoderFactory.Settings;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.Pictures;
import org.videostreamer.testing.StripReader;
import org.videostreamer.testing.TestJpegs;

class EncodersTest {

    private static final int[] BLUE = {255, 0, 0};
    private static final int[] WHITE = {255, 255, 255};

    private final PixelsPool pool = new PixelsPool();
    private final EncoderFactory factory = new EncoderFactory();

    @Test
    void jpegFromTheCameraGoesOnUntouched() {
        byte[] file = Pictures.jpeg(64, 48, Color.RED, Color.BLUE);
        EncodedFrame encoded = encoder(Codec.MJPEG, 4, false).encode(Pictures.frame(5, file, pool), false);
        assertThat(bytes(encoded.picture())).isEqualTo(file);
    }

    @Test
    void jpegFromTheCameraIsNotCopiedAndStaysUntilItsPartIsReleased() {
        Frame frame = Pictures.frame(5, Pictures.jpeg(64, 48, Color.RED, Color.BLUE), pool);
        EncodedFrame encoded = encoder(Codec.MJPEG, 4, false).passOn(frame).orElseThrow();
        ByteBuf file = frame.jpeg().orElseThrow();
        frame.release();
        assertThat(StripReader.read(bytes(encoded.picture())).getWidth()).isEqualTo(64);
        file.setByte(20, 99);
        assertThat(encoded.picture().getByte(20)).isEqualTo((byte) 99);
        encoded.release();
        assertThat(file.refCnt()).isZero();
    }

    @Test
    void onlyJpegFromTheCameraGoesOnAsItCame() {
        Frame jpeg = Pictures.frame(5, Pictures.jpeg(64, 48, Color.RED, Color.BLUE), pool);
        assertThat(encoder(Codec.MJPEG, 4, false).passOn(noise())).isEmpty();
        assertThat(encoder(Codec.MJPEG, 4, true).passOn(jpeg)).isEmpty();
        assertThat(encoder(Codec.PNG, 4, false).passOn(jpeg)).isEmpty();
    }

    @Test
    void anEncodedPictureHasMemoryOfItsOwn() {
        Encoder encoder = encoder(Codec.MJPEG, 4, false);
        EncodedFrame first = encoder.encode(noise(), false);
        byte[] before = bytes(first.wire());
        for (int i = 0; i < 50; i++) {
            encoder.encode(noise(), false).release();
        }
        assertThat(bytes(first.wire())).isEqualTo(before);
    }

    @Test
    void jpegFromTheCameraIsEncodedAnewWhenThatIsAskedFor() {
        byte[] file = Pictures.jpeg(64, 48, Color.RED, Color.BLUE);
        EncodedFrame encoded = encoder(Codec.MJPEG, 31, true).encode(Pictures.frame(5, file, pool), false);
        assertThat(bytes(encoded.picture())).isNotEqualTo(file);
        assertThat(StripReader.read(bytes(encoded.picture())).getWidth()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void jpegThatHoldsWhatEndsAPartOfAStreamIsEncodedAnew(int shift) {
        String comment = " ".repeat(shift) + "\r\n---frame\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>";
        byte[] file = commented(Pictures.jpeg(64, 48, Color.RED, Color.BLUE), comment);
        EncodedFrame encoded = encoder(Codec.MJPEG, 4, false).encode(Pictures.frame(5, file, pool), false);
        assertThat(new String(bytes(encoded.picture()), StandardCharsets.ISO_8859_1))
                .startsWith("\u00ff\u00d8")
                .doesNotContain("--frame", "script");
        byte[] harmless = commented(Pictures.jpeg(64, 48, Color.RED, Color.BLUE), comment.replace("fr", "Fr"));
        EncodedFrame same = encoder(Codec.MJPEG, 4, false).encode(Pictures.frame(6, harmless, pool), false);
        assertThat(bytes(same.picture())).isEqualTo(harmless);
    }

    private static byte[] commented(byte[] file, String comment) {
        ByteBuf out = Unpooled.buffer();
        out.writeBytes(file, 0, 2).writeShort(0xFFFE).writeShort(2 + comment.length());
        out.writeCharSequence(comment, StandardCharsets.ISO_8859_1);
        return bytes(out.writeBytes(file, 2, file.length - 2));
    }

    @Test
    void jpegThatOnlyExifPutsTheRightWayUpIsEncodedTheRightWayUp() {
        byte[] file = TestJpegs.exif(new Size(64, 48), 1, 6);
        EncodedFrame encoded = encoder(Codec.MJPEG, 4, false).encode(Pictures.frame(5, file, pool), false);
        assertThat(encoded.size()).isEqualTo(new Size(48, 64));
        assertThat(StripReader.read(bytes(encoded.picture())).getWidth()).isEqualTo(48);
    }

    @Test
    void qualityCountsInJpeg() {
        Frame frame = noise();
        EncodedFrame fine = encoder(Codec.MJPEG, 1, false).encode(frame, false);
        EncodedFrame coarse = encoder(Codec.MJPEG, 20, false).encode(frame, false);
        assertThat(fine.pictureLength()).isGreaterThan(2 * coarse.pictureLength());
    }

    @Test
    void aPartHasItsLengthNumberAndTimeAndEndsWithTheNextDelimiter() {
        Frame frame = Pictures.frame(42, new Size(16, 16), BLUE, WHITE, pool);
        EncodedFrame encoded = encoder(Codec.MJPEG, 4, false).encode(frame, false);
        String part = new String(bytes(encoded.wire()), StandardCharsets.ISO_8859_1);
        long micros = frame.times().sourceMicros();
        long arrived = frame.times().arrivedMicros();
        assertThat(part)
                .startsWith("\r\nContent-Type: image/jpeg\r\nContent-Length: " + encoded.pictureLength()
                        + "\r\nX-Frame-Number: 42\r\nX-Timestamp: " + micros / 1_000_000 + ".")
                .containsPattern("\r\nX-Arrival: %d\\.%06d\r\n\r\n".formatted(arrived / 1_000_000, arrived % 1_000_000))
                .endsWith("\r\n--frame");
    }

    @Test
    void pngLosesNothing() {
        Frame frame = noise();
        BufferedImage picture = StripReader.read(
                bytes(encoder(Codec.PNG, 4, false).encode(frame, false).picture()));
        for (int i = 0; i < 64 * 48; i++) {
            int rgb = Pictures.at(frame.pixels(), i * 3 + 2) << 16
                    | Pictures.at(frame.pixels(), i * 3 + 1) << 8
                    | Pictures.at(frame.pixels(), i * 3);
            assertThat(picture.getRGB(i % 64, i / 64) & 0xFFFFFF).isEqualTo(rgb);
        }
    }

    @Test
    void mpeg1IsOnePictureInOneOutWithAnIEveryTwelveAndWhereAsked() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Encoder encoder = encoder(Codec.MPEG1, 4, false);
        for (int i = 0; i < 30; i++) {
            EncodedFrame encoded = encoder.encode(Pictures.frame(i, new Size(659, 493), BLUE, WHITE, pool), i == 17);
            assertThat(encoded.keyframe()).isEqualTo(i == 0 || i == 12 || i == 17 || i == 29);
            assertThat(encoded.sequence()).isEqualTo(i);
            stream.writeBytes(bytes(encoded.wire()));
        }
        String probed = Ffmpeg.probe(
                stream.toByteArray(),
                "-show_entries",
                "stream=codec_name,width,height,pix_fmt,start_time:frame=pict_type",
                "-of",
                "default=nw=1");
        assertThat(probed.lines())
                .contains("codec_name=mpeg1video", "width=659", "height=493", "pix_fmt=yuv420p", "start_time=0.100000");
        String types = probed.lines()
                .filter(line -> line.startsWith("pict_type="))
                .map(line -> line.substring("pict_type=".length()))
                .collect(Collectors.joining());
        assertThat(types).isEqualTo("IPPPPPPPPPPPIPPPPIPPPPPPPPPPPI");
    }

    @Test
    void mpeg1FollowsAChangeOfSizeWithinOneStream() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Encoder encoder = encoder(Codec.MPEG1, 4, false);
        for (int i = 0; i < 20; i++) {
            Size size = i < 10 ? new Size(320, 240) : new Size(163, 121);
            EncodedFrame encoded = encoder.encode(Pictures.frame(i, size, BLUE, WHITE, pool), false);
            assertThat(encoded.keyframe()).isEqualTo(i == 0 || i == 10);
            assertThat(encoded.sequence()).isEqualTo(i);
            stream.writeBytes(bytes(encoded.wire()));
        }
        String sizes = Ffmpeg.probe(stream.toByteArray(), "-show_entries", "frame=width,height", "-of", "compact=p=0");
        // ffprobe's decoder holds one picture back and drops it where the size changes.
        // ffprobe's decoder holds one picture back and drops it where the size changes and at the end.
        assertThat(sizes.lines().filter(line -> line.contains("width=320|height=240")))
                .hasSizeGreaterThanOrEqualTo(9);
        assertThat(sizes.lines().filter(line -> line.contains("width=163|height=121")))
                .hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void mpeg1NamesAFasterRateWhenTheCameraBecomesFaster() {
        double[] fps = {20};
        Encoder encoder = factory.create(new Settings(Codec.MPEG1, 4, false), () -> fps[0]);
        encoder.encode(Pictures.frame(0, new Size(64, 48), BLUE, WHITE, pool), false);
        fps[0] = 20.5;
        assertThat(encoder.encode(Pictures.frame(1, new Size(64, 48), BLUE, WHITE, pool), false)
                        .keyframe())
                .isFalse();
        fps[0] = 50;
        EncodedFrame faster = encoder.encode(Pictures.frame(2, new Size(64, 48), BLUE, WHITE, pool), false);
        assertThat(faster.keyframe()).isTrue();
        assertThat(rateCode(bytes(faster.wire()))).isEqualTo(6);
    }

    /** The picture_rate of the sequence header in a stream. */
    private static int rateCode(byte[] stream) {
        String text = new String(stream, StandardCharsets.ISO_8859_1);
        int header = text.indexOf("\0\0\1\u00b3");
        return text.charAt(header + 7) & 0x0F;
    }

    @Test
    void mpeg1RefusesWhatItsHeadersCannotHold() {
        Encoder encoder = encoder(Codec.MPEG1, 4, false);
        assertThatThrownBy(() -> encoder.encode(Pictures.frame(0, new Size(4096, 16), BLUE, WHITE, pool), false))
                .isInstanceOf(PictureException.class)
                .hasMessage("MPEG-1 holds at most 4095 pixels a side, the picture is 4096x16");
    }

    private Encoder encoder(Codec codec, int quality, boolean reencode) {
        return factory.create(new Settings(codec, quality, reencode), () -> 0);
    }

    private Frame noise() {
        Frame frame = Pictures.frame(0, new Size(64, 48), BLUE, WHITE, pool);
        for (int i = 0; i < 64 * 48 * 3; i++) {
            frame.pixels().bytes().put(i, (byte) (i * 7919 >> 3));
        }
        return frame;
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
