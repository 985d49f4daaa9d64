package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.FrameSource;

class VideoFileTest {

    private static final String BARS = "color=red:s=%1$s:r=25:d=%2$s[a];color=lime:s=%1$s:r=25:d=%2$s[b];"
            + "color=blue:s=%1$s:r=25:d=%2$s[c];[a][b][c]hstack=3";

    @TempDir
    private Path folder;

    /** Red, green and blue side by side, each of the given size. */
    private static String bars(String size, String seconds) {
        return "-f lavfi -i " + BARS.formatted(size, seconds) + " ";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mpeg4, odd sides      | a.mp4 | 33x47 | -c:v mpeg4 -q:v 1",
                "h264                  | a.mp4 | 32x48 | -c:v libopenh264 -b:v 2M",
                "h264 in 709           | a.mp4 | 32x48 | -vf scale=out_color_matrix=bt709,format=yuv420p"
                        + " -colorspace bt709 -c:v libopenh264 -b:v 2M",
                "709, odd sides        | a.mkv | 33x47 | -vf scale=out_color_matrix=bt709,format=yuv420p"
                        + " -colorspace bt709 -c:v ffv1",
                "full range            | a.mkv | 33x47 | -vf scale=out_range=pc,format=yuv420p -color_range pc -c:v ffv1",
                "4:4:4 of ten bits     | a.mkv | 33x47 | -pix_fmt yuv444p10le -c:v ffv1",
                "rgb                   | a.mkv | 33x47 | -pix_fmt bgr0 -c:v ffv1",
                "png                   | a.avi | 33x47 | -pix_fmt rgb24 -c:v png",
                "mjpeg                 | a.avi | 33x47 | -pix_fmt yuvj444p -c:v mjpeg -q:v 2",
                "raw packets           | a.m4v | 32x48 | -c:v mpeg4 -q:v 1",
            })
    void coloursComeOutAsTheyWentIn(String what, String name, String size, String encode) throws Exception {
        Path file = SampleVideos.make(folder.resolve(name), bars(size, "0.2") + encode);
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            Frame frame = running.frames(1).get(0);
            int third = Integer.parseInt(size.split("x")[0]);
            int height = Integer.parseInt(size.split("x")[1]);

            assertThat(frame.size()).isEqualTo(new Size(3 * third, height));
            for (int row : new int[] {0, height / 2, height - 1}) {
                assertColour(frame, third / 2, row, 0, 0, 255);
                assertColour(frame, third + third / 2, row, 0, 255, 0);
                assertColour(frame, 3 * third - 1, row, 255, 0, 0);
            }
        }
    }

    private static void assertColour(Frame frame, int x, int y, int blue, int green, int red) {
        Pixels pixels = frame.pixels();
        assertThat(pixels.format()).isEqualTo(PixelFormat.BGR24);
        ByteBuffer bytes = pixels.bytes();
        int at = (y * frame.size().width() + x) * 3;
        Offset<Integer> near = Offset.offset(14);
        assertThat(bytes.get(at) & 0xFF).as("blue at %s,%s", x, y).isCloseTo(blue, near);
        assertThat(bytes.get(at + 1) & 0xFF).as("green at %s,%s", x, y).isCloseTo(green, near);
        assertThat(bytes.get(at + 2) & 0xFF).as("red at %s,%s", x, y).isCloseTo(red, near);
    }

    @Test
    void planesAreTakenAsTheyAreAndTheirOddSidesFilledUp() throws Exception {
        Path file = SampleVideos.make(
                folder.resolve("a.mkv"),
                "-f lavfi -i testsrc2=s=66x94:r=25:d=0.2 -vf scale=33:47,format=yuv420p -c:v ffv1");
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            Pixels planes = running.frames(1).get(0).planes();
            ByteBuffer bytes = planes.bytes();

            assertThat(planes.size()).isEqualTo(new Size(33, 47));
            assertThat(bytes.capacity()).isEqualTo(34 * 48 * 3 / 2);
            for (int row = 0; row < 47; row++) {
                assertThat(bytes.get(row * 34 + 33)).isEqualTo(bytes.get(row * 34 + 32));
            }
            assertThat(bytes.slice(47 * 34, 34)).isEqualTo(bytes.slice(46 * 34, 34));
        }
    }

    @Test
    void greyStaysGrey() throws Exception {
        Path file = SampleVideos.make(
                folder.resolve("a.mkv"), "-f lavfi -i color=white:s=33x47:r=25:d=0.2 -pix_fmt gray -c:v ffv1");
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            Pixels pixels = running.frames(1).get(0).pixels();

            assertThat(pixels.format()).isEqualTo(PixelFormat.GRAY8);
            assertThat(pixels.bytes().get(33 * 47 - 1) & 0xFF).isGreaterThan(250);
        }
    }

    @Test
    void motionJpegIsPassedOnUndecoded() throws Exception {
        Path file = SampleVideos.make(folder.resolve("a.avi"), bars("32x48", "0.2") + "-c:v mjpeg -pix_fmt yuvj420p");
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            assertThat(running.frames(1).get(0).jpeg()).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"a.mp4,mpeg4", "a.avi,mjpeg", "a.mkv,ffv1", "a.mjpeg,mjpeg", "a.gif,gif"})
    void startsAgainAtTheEndAndCountsOn(String name, String codec) throws Exception {
        Path file = SampleVideos.make(folder.resolve(name), bars("32x48", "0.2") + "-c:v " + codec);
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            assertThat(running.frames(13)).element(12).extracting(Frame::number).isEqualTo(12L);
        }
    }

    @Test
    void aChangeOfSizeIsFollowed() throws Exception {
        Path small = SampleVideos.make(folder.resolve("a.h264"), bars("16x48", "0.2") + "-c:v libopenh264");
        Path large = SampleVideos.make(folder.resolve("b.h264"), bars("32x96", "0.2") + "-c:v libopenh264");
        Path both = folder.resolve("both.h264");
        Files.write(both, Files.readAllBytes(small));
        Files.write(both, Files.readAllBytes(large), StandardOpenOption.APPEND);
        try (RunningMedia running = RunningMedia.of(both.toUri().toString())) {
            assertThat(running.frames(10)).extracting(Frame::size).contains(new Size(48, 48), new Size(96, 96));
        }
    }

    @Test
    void whatIsLeftOfATruncatedFileIsShown() throws Exception {
        Path file = SampleVideos.make(folder.resolve("a.mkv"), bars("320x240", "1") + "-c:v ffv1");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            assertThat(running.frames(30)).isNotEmpty();
        }
    }

    @Test
    void closeEndsASleepingSource() throws Exception {
        Path file = SampleVideos.make(folder.resolve("a.mkv"), "-f lavfi -i color=red:s=32x32:r=1/9:d=27 -c:v ffv1");
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            running.awaitCount(1);
            await().until(running::isWaiting);
            running.stop();
            running.stop();
            assertThat(running.end()).isEmpty();
        }
    }

    @Test
    void closeBeforeRunEndsItAtOnce() throws Exception {
        FrameSource source = new MediaProvider().open(RunningMedia.config("file:///nowhere"));
        source.close();
        source.run(new FrameSink() {
            @Override
            public void accept(Frame frame) {
                throw new AssertionError("a picture after close");
            }

            @Override
            public PixelsPool pool() {
                throw new AssertionError("work after close");
            }
        });
    }
}
