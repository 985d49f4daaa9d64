package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.RtspServer;

/** Pictures larger than the limit are told as such, and never decoded. */
class PictureLimitTest {

    private static final long MOST = 320 * 240;

    @TempDir
    private Path folder;

    private final Limits limits = new Limits(Map.of(Limit.PICTURE_PIXELS, MOST));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a.mp4,  -c:v mpeg4",
        "a.mkv,  -c:v libvpx",
        "a.mkv,  -c:v mjpeg",
        "a.ts,   -c:v mpeg2video",
        "a.m2v,  -c:v mpeg2video",
        "a.h264, -c:v libopenh264",
        "a.png,  -frames:v 1",
        "a.jpg,  -frames:v 1",
        "a.tiff, -frames:v 1",
        "a.bmp,  -frames:v 1",
        "a.webp, -frames:v 1",
    })
    void aLargerPictureInAFileIsTold(String name, String options) throws Exception {
        Path file = SampleVideos.make(folder.resolve(name), "-f lavfi -i testsrc=s=336x240:r=25:d=1 " + options);
        try (RunningMedia running =
                new RunningMedia(RunningMedia.config(file.toUri().toString()), limits)) {
            assertThat(running.end())
                    .contains("a picture of 336x240 is too large; the limit picture_pixels allows 76800 pixels");
        }
        assertThat(limits.timesReached(Limit.PICTURE_PIXELS)).isPositive();
    }

    @Test
    void oneOfJustThatSizeIsShown() throws Exception {
        Path file = SampleVideos.make(folder.resolve("a.mp4"), "-f lavfi -i testsrc=s=320x240:r=25:d=1 -c:v mpeg4");
        try (RunningMedia running =
                new RunningMedia(RunningMedia.config(file.toUri().toString()), limits)) {
            running.awaitCount(3);
        }
        assertThat(limits.timesReached(Limit.PICTURE_PIXELS)).isZero();
    }

    @Test
    void aVideoThatGrowsInMidStreamIsTold() throws Exception {
        Path small =
                SampleVideos.make(folder.resolve("s.ts"), "-f lavfi -i testsrc=s=160x120:r=25:d=1 -c:v mpeg2video");
        Path large =
                SampleVideos.make(folder.resolve("l.ts"), "-f lavfi -i testsrc=s=384x256:r=25:d=1 -c:v mpeg2video");
        Path both = folder.resolve("both.ts");
        Files.write(both, Files.readAllBytes(small));
        Files.write(both, Files.readAllBytes(large), StandardOpenOption.APPEND);
        try (RunningMedia running =
                new RunningMedia(RunningMedia.config(both.toUri().toString()), limits)) {
            assertThat(running.end())
                    .contains("a picture of 384x256 is too large; the limit picture_pixels allows 76800 pixels");
        }
    }

    @Test
    void aCameraWithLargerPicturesIsTold() throws Exception {
        Limits few = new Limits(Map.of(Limit.PICTURE_PIXELS, 10_000L));
        try (RtspServer server = new RtspServer();
                RunningMedia running = new RunningMedia(RunningMedia.config(server.uri("/h264")), few)) {
            assertThat(running.end())
                    .contains("a picture of 320x240 is too large; the limit picture_pixels allows 10000 pixels");
        }
    }
}
