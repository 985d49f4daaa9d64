package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.RtspServer;

/** H.264 in files and of cameras, handed on as it came. */
class PassedOnVideoTest {

    private static final String MOVING = "-f lavfi -i testsrc2=s=320x240:r=25:d=%s -pix_fmt yuv420p"
            + " -c:v libopenh264 -b:v 500k -g %s -profile:v %s ";

    @TempDir
    private Path folder;

    private Path video(String name, String seconds, int group, String profile) throws Exception {
        return SampleVideos.make(
                folder.resolve(name), MOVING.formatted(seconds, group, profile).trim());
    }

    @ParameterizedTest
    @CsvSource({
        "constrained_baseline, mp4",
        "main, mp4",
        "high, mp4",
        "high, mkv",
        "high, ts",
        "high, h264",
    })
    void theUnitsOfAFileGoOnAsTheyAre(String profile, String kind) throws Exception {
        Path raw = video("raw.h264", "1", 10, profile);
        Path file = SampleVideos.make(folder.resolve("file." + kind), "-i " + raw + " -c copy");
        try (RunningMedia running = RunningMedia.undecoded(file.toUri().toString(), new Limits())) {
            List<AccessUnit> units = running.units(25).subList(0, 25);
            assertThat(slices(units)).isEqualTo(slices(ByteBuffer.wrap(Files.readAllBytes(raw))));
            assertThat(units)
                    .extracting(AccessUnit::keyframe)
                    .startsWith(true, false)
                    .element(10)
                    .isEqualTo(true);
            assertThat(units).extracting(AccessUnit::size).containsOnly(new Size(320, 240));
            assertThat(units).extracting(AccessUnit::number).startsWith(0L, 1L, 2L);
            assertThat(units.stream().filter(AccessUnit::keyframe))
                    .allSatisfy(unit -> assertThat(types(unit)).containsExactly(7, 8, 5));
            assertThat(running.count()).as("pictures decoded").isZero();
            assertThat(running.reasons()).isEmpty();
        }
    }

    @Test
    void aFileThatBeginsAgainGoesOnWithItsKeyframe() throws Exception {
        Path file = video("a.mp4", "0.4", 4, "high");
        try (RunningMedia running = RunningMedia.undecoded(file.toUri().toString(), new Limits())) {
            List<AccessUnit> units = running.units(25);
            assertThat(units.get(10).keyframe()).isTrue();
            assertThat(units.get(10).number()).isEqualTo(10);
            assertThat(ByteBufUtil.getBytes(units.get(10).bytes()))
                    .isEqualTo(ByteBufUtil.getBytes(units.get(0).bytes()));
        }
    }

    @Test
    void pixelsComeFromTheHeldGroupAtOnceWhenSomebodyNeedsThem() throws Exception {
        Path file = video("a.mp4", "4", 100, "high");
        try (RunningMedia running = RunningMedia.undecoded(file.toUri().toString(), new Limits())) {
            running.awaitUnits(10);
            assertThat(running.count()).isZero();
            running.want(true);
            Frame first = running.frames(2).get(0);
            // Long before the next keyframe; a decoder with a thread a frame holds one back.
            assertThat(first.number()).isBetween(8L, 90L);
            assertThat(running.units(1).get(0).times().arrivedNanos())
                    .isLessThan(first.times().arrivedNanos());
            assertThat(first.size()).isEqualTo(new Size(320, 240));
            running.want(false);
            long before = running.unitCount();
            running.awaitUnits(before + 3);
            long decoded = running.count();
            running.awaitUnits(before + 8);
            assertThat(running.count()).isEqualTo(decoded);
        }
    }

    @Test
    void pixelsComeAtOnceFromAGroupThatIsTooLargeToBeHeld() throws Exception {
        Path file = video("a.mp4", "4", 100, "high");
        Limits little = new Limits(Map.of(Limit.CAMERA_GROUP_BYTES, 20_000L));
        try (RunningMedia running = RunningMedia.undecoded(file.toUri().toString(), little)) {
            running.awaitUnits(20);
            assertThat(running.count()).isZero();
            running.want(true);
            assertThat(running.frames(1).get(0).number()).isBetween(15L, 90L);
        }
    }

    @Test
    void everyPictureIsDecodedUnderTheNumberAndTimesItWasPassedOnWith() throws Exception {
        Path file = video("a.mp4", "0.4", 4, "high");
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            List<Frame> frames = running.frames(20);
            List<AccessUnit> units = running.units(20);
            for (Frame frame : frames.subList(0, 8)) {
                assertThat(units.get((int) frame.number()).times()).isEqualTo(frame.times());
            }
            assertThat(frames).extracting(Frame::number).startsWith(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void aChangeOfSizeIsPassedOn() throws Exception {
        Path small = video("a.h264", "0.2", 5, "high");
        Path large = SampleVideos.make(
                folder.resolve("b.h264"),
                "-f lavfi -i testsrc2=s=640x480:r=25:d=0.2 -pix_fmt yuv420p -c:v libopenh264 -b:v 500k");
        Path both = folder.resolve("both.h264");
        Files.write(both, Files.readAllBytes(small));
        Files.write(both, Files.readAllBytes(large), StandardOpenOption.APPEND);
        try (RunningMedia running = RunningMedia.undecoded(both.toUri().toString(), new Limits())) {
            assertThat(running.units(10)).extracting(AccessUnit::size).contains(new Size(320, 240), new Size(640, 480));
            assertThat(running.count()).isZero();
        }
    }

    @Test
    void otherVideoIsDecodedAndSaysWhy() throws Exception {
        Path file = SampleVideos.make(folder.resolve("a.mp4"), "-f lavfi -i testsrc2=s=64x48:r=25:d=0.2 -c:v mpeg4");
        try (RunningMedia running = RunningMedia.undecoded(file.toUri().toString(), new Limits())) {
            running.awaitCount(3);
            assertThat(running.reasons()).containsExactly("the camera sends MPEG4, not H.264");
            assertThat(running.unitCount()).isZero();
        }
    }

    @Test
    void anRtspCameraIsPassedOnFromItsFirstKeyframe() throws Exception {
        try (RtspServer server = new RtspServer();
                RunningMedia running = RunningMedia.undecoded(server.uri("/h264"), new Limits())) {
            List<AccessUnit> units = running.units(12);
            assertThat(units.get(0).keyframe()).isTrue();
            assertThat(types(units.get(0))).startsWith(7, 8, 5);
            assertThat(units.stream().filter(unit -> !unit.keyframe()))
                    .isNotEmpty()
                    .allSatisfy(unit -> assertThat(types(unit)).containsOnly(1));
            running.want(true);
            assertThat(running.frames(1).get(0).size()).isEqualTo(new Size(320, 240));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/reordered | the camera's pictures come out of order (B-frames)",
                "/refreshed | the camera's keyframes (IDR) are more than 10 s apart",
            })
    void anRtspCameraThatBrowsersDoNotPlayIsDecoded(String path, String reason) throws Exception {
        try (RtspServer server = new RtspServer();
                RunningMedia running = RunningMedia.undecoded(server.uri(path), new Limits())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> running.reasons().contains(reason));
            running.awaitCount(running.count() + 3);
        }
    }

    /** What is no parameter set, which may stand elsewhere. */
    private static List<ByteBuffer> slices(List<AccessUnit> units) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        units.forEach(unit -> all.writeBytes(ByteBufUtil.getBytes(unit.bytes())));
        return slices(ByteBuffer.wrap(all.toByteArray()));
    }

    private static List<ByteBuffer> slices(ByteBuffer bytes) {
        return nals(bytes).stream()
                .filter(nal -> (nal.get(0) & 0x1F) == 1 || (nal.get(0) & 0x1F) == 5)
                .toList();
    }

    private static List<Integer> types(AccessUnit unit) {
        return nals(ByteBuffer.wrap(ByteBufUtil.getBytes(unit.bytes()))).stream()
                .map(nal -> nal.get(0) & 0x1F)
                .toList();
    }

    private static List<ByteBuffer> nals(ByteBuffer bytes) {
        List<ByteBuffer> nals = new ArrayList<>();
        int begin = -1;
        for (int at = 0; at <= bytes.limit(); at++) {
            boolean start =
                    at + 3 <= bytes.limit() && bytes.get(at) == 0 && bytes.get(at + 1) == 0 && bytes.get(at + 2) == 1;
            if (start || at == bytes.limit()) {
                int end = at;
                while (begin >= 0 && end > begin && bytes.get(end - 1) == 0) {
                    end--;
                }
                if (begin >= 0) {
                    nals.add(bytes.slice(begin, end - begin));
                }
                begin = at + 3;
            }
        }
        return nals;
    }
}
