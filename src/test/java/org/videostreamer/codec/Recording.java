package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.videostreamer.codec.EncoderFactory.Settings;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.Size;
import org.videostreamer.testing.Ffmpeg;

/** Pictures of a camera with a clock of its own, encoded and kept until the end, to be judged by ffmpeg. */
final class Recording implements AutoCloseable {

    private final Codec codec;
    private final Encoder encoder;
    private final PixelsPool pool = new PixelsPool();
    private final List<byte[]> pictures = new ArrayList<>();
    private final List<EncodedFrame> frames = new ArrayList<>();
    private long arrivedNanos = 1_000_000_000;
    /** Pictures a second, of the camera and as it is told. */
    double fps = 25;

    Recording(Codec codec, int quality, OptionalInt bitrate) {
        this.codec = codec;
        this.encoder = new EncoderFactory().create(new Settings(codec, quality, bitrate, false), () -> fps);
    }

    /** A picture of four colours: blue and green above, red and white below. */
    EncodedFrame still(Size size, boolean keyframe) {
        Pixels pixels = pool.take(PixelFormat.BGR24, size);
        ByteBuffer bytes = pixels.bytes();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                bytes.put(colour(2 * x / size.width(), 2 * y / size.height()));
            }
        }
        return encode(pixels, keyframe);
    }

    private static byte[] colour(int right, int below) {
        return new byte[][] {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}, {-1, -1, -1}}[right + 2 * below].clone();
    }

    /** Blocks of chance, other ones in each picture. */
    EncodedFrame noise(Size size) {
        Random chance = new Random(pictures.size());
        Pixels pixels = pool.take(PixelFormat.BGR24, size);
        ByteBuffer bytes = pixels.bytes();
        byte[] row = new byte[size.width() * 3];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; y % 4 == 0 && x < row.length; x++) {
                row[x] = x % 12 == 0 ? (byte) (100 + chance.nextInt(56)) : row[x - 1];
            }
            bytes.put(row);
        }
        return encode(pixels, false);
    }

    /** A picture, whose ownership passes to this. */
    EncodedFrame encode(Pixels pixels, boolean keyframe) {
        Frame frame = Frame.ofPixels(pictures.size(), new FrameTimes(arrivedNanos / 1_000, arrivedNanos), pixels);
        arrivedNanos += Math.round(1e9 / fps);
        EncodedFrame encoded = encoder.encode(frame, keyframe);
        frame.release();
        assertThat(encoded.codec()).isEqualTo(codec);
        assertThat(encoded.sequence()).isEqualTo(pictures.size());
        assertThat(encoded.number()).isEqualTo(pictures.size());
        frames.add(encoded);
        pictures.add(bytes(encoded));
        return encoded;
    }

    /** What the wire gets. */
    static byte[] bytes(EncodedFrame frame) {
        byte[] bytes = new byte[frame.wire().readableBytes()];
        frame.wire().readBytes(bytes);
        return bytes;
    }

    /** kbit/s since a picture. */
    double kbits(int first) {
        long bytes = pictures.subList(first, pictures.size()).stream()
                .mapToLong(picture -> picture.length)
                .sum();
        return bytes * 8 / 1e3 * fps / (pictures.size() - first);
    }

    /** What ffprobe tells of the frames, a line each. */
    List<String> frames(String entries) {
        return Ffmpeg.probe(file(), "-show_entries", "frame=" + entries, "-of", "compact=p=0")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** What ffprobe tells of the stream. */
    String stream(String entries) {
        return Ffmpeg.probe(file(), "-show_entries", "stream=" + entries, "-of", "compact=p=0")
                .strip();
    }

    /** The last picture, decoded: blue, green, red. */
    byte[] lastDecoded(Size size) {
        try {
            Path in = Files.write(Files.createTempFile("recording", ".bin"), file());
            Path out = Files.createTempFile("decoded", ".bgr");
            String options = "-v error -y -i " + in + " -f rawvideo -pix_fmt bgr24 -fps_mode passthrough " + out;
            Ffmpeg.run("ffmpeg", List.of(options.split(" ")));
            byte[] all = Files.readAllBytes(out);
            Files.delete(in);
            Files.delete(out);
            int length = size.width() * size.height() * 3;
            assertThat(all).hasSize(pictures.size() * length);
            return Arrays.copyOfRange(all, all.length - length, all.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] file() {
        boolean ivf = codec == Codec.VP8;
        int length = pictures.stream().mapToInt(picture -> picture.length + 12).sum() + 32;
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (ivf) {
            file.put("DKIF\0\0\40\0VP80".getBytes(StandardCharsets.US_ASCII));
            file.putShort((short) 0).putShort((short) 0).putInt(25).putInt(1).putLong(pictures.size());
        }
        for (int i = 0; i < pictures.size(); i++) {
            if (ivf) {
                file.putInt(pictures.get(i).length).putLong(i);
            }
            file.put(pictures.get(i));
        }
        return Arrays.copyOf(file.array(), file.position());
    }

    @Override
    public void close() {
        encoder.close();
        frames.forEach(EncodedFrame::release);
        pool.close();
    }
}
