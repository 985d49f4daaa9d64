package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videostreamer.testing.H264Writer.idr;
import static org.videostreamer.testing.H264Writer.picture;
import static org.videostreamer.testing.H264Writer.predicted;
import static org.videostreamer.testing.H264Writer.sequence;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.AccessUnit;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceException;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.H264Writer;
import org.videostreamer.testing.RemoteCamera;
import org.videostreamer.testing.StreamBuilder;
import org.videostreamer.testing.TestJpegs;

/** Streams that are recorded, and what of. */
class ClipRecorderTest {

    private static final Size SIZE = new Size(64, 48);
    private static final Duration LENGTH = Duration.ofSeconds(30);

    private final RemoteCamera camera = new RemoteCamera();
    private final StreamConfig plain = StreamBuilder.of(camera.uri()).build();
    private final StreamConfig recorded =
            StreamBuilder.like(plain).recorded(LENGTH).build();
    private final StreamRegistry registry = new StreamRegistry(List.of(recorded), new SourceProviders(), new Limits());
    private final Stream stream = registry.streams().get(0);
    private long number;

    @AfterEach
    void nothingIsOwed() {
        registry.close();
        await().until(() -> registry.owed() == 0);
    }

    @Test
    void jpegOfACameraIsKeptAsItCameThoughNobodyWatches() {
        jpeg();
        awaitKept(1, ClipFormat.AVI);
        jpeg();
        awaitKept(2, ClipFormat.AVI);
        assertThat(rendition().made()).isEqualTo("passed on as the camera sent it");
        assertThat(stream.status().viewers()).isOne();
        assertThat(stream.watchers().join()).extracting(ViewerStatus::peer).containsExactly("recording");
    }

    @Test
    void h264OfACameraIsKeptAsItCameThoughNobodyWatches() {
        keyframe();
        follow(1);
        awaitKept(2, ClipFormat.MP4);
        follow(2);
        awaitKept(3, ClipFormat.MP4);
        assertThat(rendition().made()).isEqualTo("passed on as the camera sent it");
    }

    @Test
    void whatHasToBeEncodedIsEncodedAsH264() {
        grey();
        awaitEncoded(1);
        grey();
        awaitEncoded(2);
        assertThat(rendition().made()).isEqualTo("encoded");
    }

    @Test
    void jpegThatIsShownInAnotherSizeIsEncodedAsH264() {
        registry.apply(List.of(
                StreamBuilder.like(recorded).size(new PictureSize(32, 24)).build()));
        jpeg();
        awaitEncoded(1);
        assertThat(rendition().codec()).isEqualTo(Codec.H264);
    }

    @Test
    void videoThatCannotGoOnAsItCameIsDecodedForTheRecording() {
        camera.does(sink -> sink.notAsSent("the camera's pictures come out of order (B-frames)"));
        await().until(() -> stream.status().viewers() == 1);
        assertThat(rendition().codec()).isEqualTo(Codec.H264);
        camera.does(sink -> assertThat(sink.wantsPictures()).isTrue());
    }

    @Test
    void whatWasKeptStaysWhileTheCameraIsAwayAndGoesOnWhenItIsBack() {
        keyframe();
        follow(1);
        awaitKept(2, ClipFormat.MP4);
        camera.does(sink -> {
            throw new SourceException("the camera is gone");
        });
        await().until(() -> rendition().made().equals("encoded, because the camera's next keyframe has not come yet"));
        assertThat(kept().pictures()).isEqualTo(2);
        keyframe();
        follow(1);
        awaitKept(4, ClipFormat.MP4);
    }

    @Test
    void aCameraThatChangesToAnotherFormIsRecordedInThat() {
        jpeg();
        awaitKept(1, ClipFormat.AVI);
        grey();
        awaitEncoded(1);
        assertThat(stream.status().renditions())
                .extracting(RenditionStatus::codec)
                .containsExactly(Codec.H264);
    }

    @Test
    void recordingBeginsAndEndsWithTheConfiguration() {
        jpeg();
        awaitKept(1, ClipFormat.AVI);
        registry.apply(List.of(plain));
        await().until(() -> stream.status().viewers() == 0);
        assertThat(stream.recorded()).isEmpty();
        assertThat(stream.clip(LENGTH)).isEmpty();
        registry.apply(List.of(recorded));
        await().until(() -> stream.recorded().isPresent());
        jpeg();
        awaitKept(1, ClipFormat.AVI);
    }

    @Test
    void anotherCameraBeginsWithNothing() {
        RemoteCamera other = new RemoteCamera();
        jpeg();
        awaitKept(1, ClipFormat.AVI);
        registry.apply(List.of(StreamBuilder.of(other.uri()).recorded(LENGTH).build()));
        await().until(() -> kept().pictures() == 0);
    }

    private RenditionStatus rendition() {
        return stream.status().renditions().get(0);
    }

    private RecordStatus kept() {
        return stream.recorded().orElseThrow();
    }

    private void awaitKept(int pictures, ClipFormat format) {
        await().untilAsserted(() -> {
            assertThat(kept().pictures()).isEqualTo(pictures);
            assertThat(kept().format()).contains(format);
        });
    }

    /** A picture that does not change may be encoded once more. */
    private void awaitEncoded(int pictures) {
        await().untilAsserted(() -> {
            assertThat(kept().pictures()).isGreaterThanOrEqualTo(pictures);
            assertThat(kept().format()).contains(ClipFormat.MP4);
        });
    }

    private void jpeg() {
        camera.does(sink -> {
            byte[] file = TestJpegs.colour(SIZE, (int) number);
            sink.deliver(Frame.ofJpeg(number++, FrameTimes.now(), file, 0, file.length, sink.pool()));
        });
    }

    private void grey() {
        camera.does(sink -> sink.deliver(
                Frame.ofPixels(number++, FrameTimes.now(), sink.pool().take(PixelFormat.GRAY8, SIZE))));
    }

    private void keyframe() {
        send(true, sequence(77, SIZE), picture(), idr());
    }

    private void follow(int frameNumber) {
        send(false, predicted(frameNumber));
    }

    private void send(boolean keyframe, byte[]... units) {
        camera.does(sink -> {
            AccessUnit unit = H264Writer.unit(keyframe, number++, SIZE, units);
            sink.accept(unit);
            unit.release();
        });
    }
}
