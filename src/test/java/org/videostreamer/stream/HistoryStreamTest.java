package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.FrameSink;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.RemoteCamera;
import org.videostreamer.testing.StreamBuilder;

/** A stream that keeps its newest pictures, from the first to its end. */
class HistoryStreamTest {

    private final RemoteCamera camera = new RemoteCamera();
    private final StreamConfig plain = StreamBuilder.of(camera.uri()).build();
    private final StreamConfig keeping =
            StreamBuilder.like(plain).history("1MB").build();
    private final StreamRegistry registry = new StreamRegistry(List.of(keeping), new SourceProviders(), new Limits());
    private final Stream stream = registry.streams().get(0);

    @AfterEach
    void nothingIsOwed() {
        registry.close();
        await().until(() -> registry.owed() == 0);
    }

    @Test
    void theCameraRunsAndItsPicturesAreDecodedThoughNobodyWatches() {
        AtomicBoolean wanted = new AtomicBoolean();
        camera.does(sink -> wanted.set(sink.wantsPictures()));
        assertThat(wanted).isTrue();
        show(1);
        show(2);
        assertThat(stream.history().orElseThrow().kept()).hasValue(new Looked.KeptPictures(1, 2));
        assertThat(stream.status().viewers()).isZero();
        registry.apply(List.of(plain));
        await().until(() -> stream.history().isEmpty());
        camera.does(sink -> wanted.set(sink.wantsPictures()));
        assertThat(wanted).isFalse();
    }

    @Test
    void whatIsKeptIsGivenBackWhenItIsNotToBeKeptAnyMore() {
        show(1);
        show(2);
        show(3);
        long before = stream.owed();
        registry.apply(List.of(plain));
        // The newest stays on the screen.
        await().until(() -> stream.owed() == before - 2);
        registry.apply(List.of(keeping));
        await().until(() -> stream.history().isPresent());
        show(4);
        assertThat(stream.history().orElseThrow().kept()).hasValue(new Looked.KeptPictures(4, 4));
    }

    @Test
    void anotherCamerasPicturesAreNotThoseOfTheFirst() {
        show(1);
        RemoteCamera other = new RemoteCamera();
        registry.apply(List.of(StreamBuilder.of(other.uri()).history("1MB").build()));
        await().until(() -> stream.history().orElseThrow().kept().isEmpty());
        other.does(sink -> sink.deliver(picture(sink, 1)));
        assertThat(stream.history().orElseThrow().pictures()).isOne();
    }

    @Test
    void aStreamThatIsRemovedGivesAllBack() {
        show(1);
        show(2);
        registry.apply(List.of());
        await().until(() -> stream.owed() == 0);
        assertThat(stream.history()).isEmpty();
    }

    private void show(long number) {
        camera.does(sink -> sink.deliver(picture(sink, number)));
    }

    private static Frame picture(FrameSink sink, long number) {
        return Frame.ofPixels(number, FrameTimes.now(), sink.pool().take(PixelFormat.GRAY8, new Size(64, 48)));
    }
}
