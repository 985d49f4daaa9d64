package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.DeepFiles;
import org.videostreamer.testing.ReadBack;

class PictureFileTest {

    @TempDir
    private Path folder;

    private Path picture(String name, String colour, String size) throws Exception {
        return SampleVideos.make(
                folder.resolve(name), "-f lavfi -i color=" + colour + ":s=" + size + " -frames:v 1 -update 1");
    }

    @Test
    void aJpegPictureIsPassedOnUntouched() throws Exception {
        Path file = picture("a b%03d.jpg", "red", "34x48");
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            Frame frame = running.frames(1).get(0);

            assertThat(ByteBufUtil.getBytes(frame.jpeg().orElseThrow())).isEqualTo(Files.readAllBytes(file));
            assertThat(frame.size()).isEqualTo(new Size(34, 48));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.bmp", "a.tiff", "a.ppm", "a.webp", "noextension"})
    void otherPicturesAreDecoded(String name) throws Exception {
        Path file = picture(name.contains(".") ? name : "a.png", "lime", "32x48");
        if (!name.contains(".")) {
            file = Files.move(file, folder.resolve(name));
        }
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            Frame frame = running.frames(1).get(0);

            assertThat(frame.size()).isEqualTo(new Size(32, 48));
            assertThat(frame.pixels().format()).isEqualTo(PixelFormat.BGR24);
            assertThat(frame.pixels().bytes().get(0) & 0xFF).isLessThan(14);
            assertThat(frame.pixels().bytes().get(1) & 0xFF).isGreaterThan(240);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UINT8")
    void tiffKeepsItsSamples(SampleType type) throws Exception {
        Size size = new Size(37, 21);
        Path file = Files.write(folder.resolve("deep.tif"), DeepFiles.tiff(type, size, ByteOrder.BIG_ENDIAN));
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            Frame frame = running.frames(1).get(0);

            assertThat(DeepFiles.bytes(frame.samples()))
                    .isEqualTo(DeepFiles.samples(type, size, ByteOrder.nativeOrder()));
        }
    }

    @Test
    void pngOf16BitsKeepsItsSamplesAlsoWhereAPictureOf8WasBefore() throws Exception {
        Size size = new Size(37, 21);
        Path file = picture("a.png", "red", "32x48");
        Path other = Files.write(folder.resolve("b.png"), DeepFiles.png(size));
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            List<Frame> frames = running.frames(1);
            replace(file, other);

            await().until(() -> frames.get(frames.size() - 1).size().equals(size));
            assertThat(DeepFiles.bytes(frames.get(frames.size() - 1).samples()))
                    .isEqualTo(DeepFiles.samples(SampleType.UINT16, size, ByteOrder.nativeOrder()));
        }
    }

    @Test
    void everySampleIsReadBackFromFiles() throws Exception {
        Size size = new Size(37, 21);
        byte[] tiff = DeepFiles.tiff(SampleType.UINT64, size, ByteOrder.BIG_ENDIAN);
        Path file = Files.write(folder.resolve("deep.tif"), tiff);
        ReadBack.assertKept(
                file.toUri().toString(),
                SampleType.UINT64,
                DeepFiles.samples(SampleType.UINT64, size, ByteOrder.nativeOrder()));
    }

    @Test
    void aTiffFileThatIsCutOffEndsWithAReason() throws Exception {
        byte[] whole = DeepFiles.tiff(SampleType.UINT16, new Size(37, 21), ByteOrder.BIG_ENDIAN);
        Path file = Files.write(folder.resolve("deep.tif"), Arrays.copyOf(whole, 900));
        String uri = file.toUri().toString();
        try (RunningMedia running = RunningMedia.of(uri)) {
            assertThat(running.end())
                    .contains(uri + " cannot be shown: the TIFF file has 900 bytes; its samples go on to 1688");
        }
    }

    @Test
    void colourOf16BitsIsKeptAs8AndThatIsTold() throws Exception {
        Path file = Files.write(folder.resolve("deep.png"), DeepFiles.colour("png", new Size(37, 21)));
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            Frame frame = running.frames(1).get(0);
            assertThat(frame.sampleType()).isEqualTo(SampleType.UINT8);
            assertThat(frame.sentBits()).isEqualTo(16);
        }
    }

    @Test
    void aPictureIsRepeatedWithNewNumbers() throws Exception {
        Path file = picture("a.png", "red", "32x48");
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            assertThat(running.frames(2)).extracting(Frame::number).startsWith(0L, 1L);
        }
    }

    @Test
    void aPictureThatChangedIsReadAnew() throws Exception {
        Path file = picture("a.png", "red", "32x48");
        Path other = picture("b.png", "red", "64x96");
        try (RunningMedia running = RunningMedia.of(file.toUri().toString())) {
            List<Frame> frames = running.frames(1);
            replace(file, other);

            await().until(() -> frames.get(frames.size() - 1).size().equals(new Size(64, 96)));
        }
    }

    private static void replace(Path file, Path other) throws IOException {
        Files.setLastModifiedTime(other, FileTime.fromMillis(1_000_000_000L));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aPictureThatIsTakenAwayEndsWithAReason() throws Exception {
        Path file = picture("a.png", "red", "32x48");
        String uri = file.toUri().toString();
        try (RunningMedia running = RunningMedia.of(uri)) {
            running.awaitCount(1);
            Files.delete(file);

            assertThat(running.end()).contains(uri + " cannot be opened: no such file");
        }
    }
}
