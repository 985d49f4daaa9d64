package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Ffmpeg;
import org.videostreamer.testing.TestJpegs;

/** Files of clips, as FFmpeg's own programs read them. */
class ClipFileTest {

    private static final Size SIZE = new Size(64, 48);

    private final Recording video = new Recording(Codec.H264, 4, OptionalInt.empty());
    private final PixelsPool pool = new PixelsPool();
    private final List<EncodedFrame> jpegs = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        video.close();
        jpegs.forEach(EncodedFrame::release);
        pool.close();
    }

    @Test
    void h264IsMp4WithEachPictureAtItsTime() {
        byte[] file = file(moved(video(10), 0, 40, 80, 120, 160, 1_160, 1_161, 1_200, 1_250, 1_300));
        assertThat(packets(file))
                .containsExactly(
                        "0.000000 K",
                        "0.040000 _",
                        "0.080000 _",
                        "0.120000 _",
                        "0.160000 _",
                        "1.160000 _",
                        "1.161000 _",
                        "1.200000 _",
                        "1.250000 _",
                        "1.300000 _");
        assertThat(probe(file, "format=duration")).isEqualTo("1.350000");
        assertThat(probe(file, "stream=codec_name,width,height,codec_tag_string"))
                .isEqualTo("h264 avc1 64 48");
        assertThat(decoded(file)).isEqualTo(10);
    }

    @Test
    void theIndexStandsInFrontHoweverManyPicturesThereAre() {
        for (int count : List.of(1, 2, 300)) {
            String boxes = new String(file(video(count)), StandardCharsets.ISO_8859_1);
            assertThat(boxes.indexOf("moov")).isPositive().isLessThan(boxes.indexOf("mdat"));
        }
    }

    @Test
    void aPictureThatWasShownAgainIsShownAgainThen() {
        List<EncodedFrame> twice = new ArrayList<>(moved(video(2), 0, 40));
        EncodedFrame last = twice.get(1);
        EncodedFrame again = video.still(SIZE, false);
        long shown = (last.times().arrivedMicros() + 500_000) * 9 / 100;
        twice.add(with(again, last.times()).withStamp(shown));
        double time = Double.parseDouble(packets(file(twice)).get(2).split(" ")[0]);
        assertThat(time).isCloseTo(0.540, within(0.000_1));
    }

    @Test
    void aCameraWhoseClockIsSetDoesNotStretchTheClip() {
        List<EncodedFrame> pictures = new ArrayList<>(moved(video(3), 0, 40, 80));
        FrameTimes times = pictures.get(2).times();
        pictures.set(
                2, with(pictures.get(2), new FrameTimes(times.sourceMicros() - 3_600_000_000L, times.arrivedNanos())));
        assertThat(packets(file(pictures))).containsExactly("0.000000 K", "0.040000 _", "0.080000 _");
    }

    @Test
    void jpegIsAviByteForByteWithEachPictureAtItsTime() throws IOException {
        byte[] file = file(moved(jpegs(5), 0, 40, 81, 1_000, 1_040));
        assertThat(packets(file)).containsExactly("0.000000 K", "0.040000 K", "0.081000 K", "1.000000 K", "1.040000 K");
        assertThat(probe(file, "stream=codec_name,width,height,codec_tag_string"))
                .isEqualTo("mjpeg MJPG 64 48");
        Path avi = Files.write(folder.resolve("clip.avi"), file);
        Path out = folder.resolve("pictures.bin");
        Ffmpeg.run(
                "ffmpeg",
                List.of(
                        "-v",
                        "error",
                        "-i",
                        avi.toString(),
                        "-c",
                        "copy",
                        "-f",
                        "data",
                        "-map",
                        "0:v",
                        out.toString()));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        jpegs.forEach(jpeg -> sent.writeBytes(ByteBufUtil.getBytes(jpeg.picture())));
        assertThat(Files.readAllBytes(out)).isEqualTo(sent.toByteArray());
        assertThat(decoded(file)).isEqualTo(5);
    }

    @Test
    void aLongGapIsKeptInAviToo() {
        byte[] file = file(moved(jpegs(3), 0, 300_000, 300_500));
        assertThat(packets(file)).containsExactly("0.000000 K", "300.000000 K", "300.500000 K");
    }

    @Test
    void aPauseOfAnHourIsInBothFiles() {
        assertThat(packets(file(moved(jpegs(2), 0, 3_600_000)))).containsExactly("0.000000 K", "3600.000000 K");
        assertThat(packets(file(moved(video(2), 0, 3_600_000)))).containsExactly("0.000000 K", "3600.000000 _");
    }

    @Test
    void aLongerPauseIsAnHourThere() {
        long day = 86_400_000;
        assertThat(packets(file(moved(jpegs(3), 0, day, day + 100))))
                .containsExactly("0.000000 K", "3600.000000 K", "3600.100000 K");
        assertThat(packets(file(moved(video(3), 0, day, day + 100))))
                .containsExactly("0.000000 K", "3600.000000 _", "3600.100000 _");
    }

    @Test
    void theEmptyPlacesOfAviCountAsBytesOfTheFile() {
        for (int pause : List.of(59_000, 600_000, 86_400_000)) {
            List<EncodedFrame> pictures = moved(jpegs(2), 0, pause);
            assertThat(ClipFile.bytesOf(pictures)).isCloseTo(file(pictures).length, withinPercentage(10));
        }
    }

    @Test
    void aClipThatNoFileHoldsIsRefusedBeforeItsMemoryIsTaken() {
        EncodedFrame picture = jpegs(1).get(0);
        EncodedFrame large = new EncodedFrame(
                Codec.MJPEG, true, 0, 0, picture.times(), SIZE, true, picture.bytes(), 0, 1_000_000_000);
        assertThatThrownBy(() -> ClipFile.of(List.of(large, large, large)))
                .isInstanceOf(PictureException.class)
                .hasMessage("a clip of 3000000000 bytes is too long for a file; ask for fewer seconds");
    }

    @Test
    void picturesOfOneSizeAndOneSetOfParametersGoTogether() {
        EncodedFrame one = video.still(SIZE, true);
        assertThat(ClipFile.goTogether(one, video.still(SIZE, true))).isTrue();
        assertThat(ClipFile.goTogether(one, video.still(new Size(48, 64), true)))
                .isFalse();
        try (Recording other = new Recording(Codec.H264, 4, OptionalInt.empty())) {
            EncodedFrame same = other.still(new Size(80, 48), true);
            EncodedFrame claimed = new EncodedFrame(
                    Codec.H264, true, 0, 0, same.times(), SIZE, true, same.bytes(), 0, same.pictureLength());
            assertThat(ClipFile.goTogether(one, claimed)).as("other parameters").isFalse();
        }
        List<EncodedFrame> files = jpegs(2);
        assertThat(ClipFile.goTogether(files.get(0), files.get(1))).isTrue();
        assertThat(ClipFile.goTogether(one, files.get(0))).isFalse();
    }

    private List<EncodedFrame> video(int count) {
        List<EncodedFrame> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(video.still(SIZE, i == 0));
        }
        return pictures;
    }

    private List<EncodedFrame> jpegs(int count) {
        for (int i = 0; i < count; i++) {
            byte[] jpeg = TestJpegs.colour(SIZE, i);
            Frame frame = Frame.ofJpeg(i, FrameTimes.now(), jpeg, 0, jpeg.length, pool);
            jpegs.add(MjpegPart.around(frame, frame.jpeg().orElseThrow(), i));
            frame.release();
        }
        return List.copyOf(jpegs);
    }

    /** The same pictures, taken and come at these milliseconds. */
    private static List<EncodedFrame> moved(List<EncodedFrame> pictures, long... millis) {
        List<EncodedFrame> moved = new ArrayList<>();
        for (int i = 0; i < millis.length; i++) {
            moved.add(with(
                    pictures.get(i), new FrameTimes(1_000_000_000 + millis[i] * 1_000, millis[i] * 1_000_000 - 7)));
        }
        return moved;
    }

    private static EncodedFrame with(EncodedFrame picture, FrameTimes times) {
        return new EncodedFrame(
                picture.codec(),
                picture.keyframe(),
                picture.sequence(),
                picture.number(),
                times,
                picture.size(),
                true,
                picture.bytes(),
                picture.pictureStart(),
                picture.pictureLength());
    }

    /** On a thread of its own, whose buffers are looked after: see LeakCheck. */
    private static byte[] file(List<EncodedFrame> pictures) {
        return CompletableFuture.supplyAsync(() -> {
                    ByteBuf file = ClipFile.of(pictures);
                    byte[] bytes = ByteBufUtil.getBytes(file);
                    file.release();
                    return bytes;
                })
                .join();
    }

    private static List<String> packets(byte[] file) {
        return Ffmpeg.probe(file, "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0")
                .lines()
                .map(line -> line.replace(',', ' ').substring(0, line.indexOf(',') + 2))
                .toList();
    }

    private static long decoded(byte[] file) {
        return Ffmpeg.probe(file, "-show_entries", "frame=pict_type", "-of", "csv=p=0")
                .lines()
                .filter(line -> !line.isBlank())
                .count();
    }

    private static String probe(byte[] file, String entries) {
        return Ffmpeg.probe(file, "-show_entries", entries, "-of", "csv=p=0")
                .strip()
                .replace(',', ' ');
    }
}
