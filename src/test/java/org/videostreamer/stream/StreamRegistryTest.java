package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.PictureSize;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.ScriptedCamera;
import org.videostreamer.testing.StreamBuilder;

/** Streams that are wanted otherwise while they are watched. */
class StreamRegistryTest {

    private final AtomicInteger connections = new AtomicInteger();
    private final String camera = camera(new Size(64, 48));
    private final String other = camera(new Size(96, 48));
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final StreamRegistry registry =
            new StreamRegistry(List.of(stream("a").build(), stream("b").build()), new SourceProviders(), new Limits());

    /** Remembers the sizes of what it is offered. */
    private static final class SizedViewer extends CollectingViewer {
        private final List<Size> sizes = Collections.synchronizedList(new ArrayList<>());

        SizedViewer(ExecutorService loop) {
            super(loop);
        }

        @Override
        public void offer(EncodedFrame frame) {
            super.offer(frame);
            sizes.add(frame.size());
        }

        Optional<Size> last() {
            return sizes.isEmpty() ? Optional.empty() : Optional.of(sizes.get(sizes.size() - 1));
        }
    }

    private String camera(Size size) {
        return ScriptedCamera.uri((sink, closed) -> {
            connections.incrementAndGet();
            ScriptedCamera.show(sink, closed, size);
        });
    }

    private StreamBuilder stream(String name) {
        return StreamBuilder.of(camera).name(name);
    }

    @AfterEach
    void nothingIsOwed() {
        registry.close();
        await().until(() -> registry.owed() == 0);
        loop.shutdown();
    }

    private SizedViewer watch(String name, Codec codec) {
        SizedViewer viewer = new SizedViewer(loop);
        Stream stream = registry.find(name).orElseThrow();
        stream.join(stream.defaultRendition(codec), viewer);
        await().until(() -> viewer.pictures() > 2);
        return viewer;
    }

    private static StreamConfig like(StreamBuilder builder) {
        return builder.build();
    }

    @Test
    void streamsThatAreWantedAsTheyAreNoticeNothing() {
        SizedViewer viewer = watch("a", Codec.MPEG1);
        Stream before = registry.find("a").orElseThrow();
        StreamChanges changes = registry.apply(
                List.of(like(stream("c")), like(stream("a")), like(stream("b").flip(true))));
        assertThat(changes).isEqualTo(new StreamChanges(List.of("c"), List.of("b"), List.of()));
        assertThat(registry.find("a")).containsSame(before);
        assertThat(registry.streams())
                .extracting(stream -> stream.config().name())
                .containsExactly("c", "a", "b");
        long seen = viewer.pictures();
        await().until(() -> viewer.pictures() > seen + 5);
        // No encoder has begun anew, and no camera was connected to again.
        assertThat(viewer.seen()).extracting(CollectingViewer.Seen::sequence).isSorted();
        assertThat(connections).hasValue(1);
    }

    @Test
    void anotherDisplayIsSeenByTheViewersThatAreThereWithoutTouchingTheCamera() {
        SizedViewer mpeg = watch("a", Codec.MPEG1);
        SizedViewer jpeg = watch("a", Codec.MJPEG);
        registry.apply(List.of(like(stream("a").size(new PictureSize(32, 24))), like(stream("b"))));
        await().until(() -> mpeg.last().equals(Optional.of(new Size(32, 24))));
        await().until(() -> jpeg.last().equals(Optional.of(new Size(32, 24))));
        Stream stream = registry.find("a").orElseThrow();
        assertThat(stream.status().renditions())
                .extracting(RenditionStatus::key)
                .containsExactlyInAnyOrder(stream.defaultRendition(Codec.MPEG1), stream.defaultRendition(Codec.MJPEG));
        assertThat(stream.watchers().join())
                .extracting(ViewerStatus::rendition)
                .containsExactly(stream.defaultRendition(Codec.MPEG1), stream.defaultRendition(Codec.MJPEG));
        assertThat(mpeg.end() + jpeg.end()).isEmpty();
        assertThat(connections).hasValue(1);
    }

    @Test
    void whoAskedForAnotherFormKeepsIt() {
        Stream stream = registry.find("a").orElseThrow();
        SizedViewer usual = watch("a", Codec.MJPEG);
        SizedViewer own = new SizedViewer(loop);
        stream.join(
                stream.rendition(
                        Codec.MJPEG,
                        like(stream("a").size(new PictureSize(16, 12))).display()),
                own);
        await().until(() -> own.pictures() > 2);
        registry.apply(List.of(like(stream("a").size(new PictureSize(32, 24))), like(stream("b"))));
        await().until(() -> usual.last().equals(Optional.of(new Size(32, 24))));
        long seen = own.pictures();
        await().until(() -> own.pictures() > seen + 2);
        assertThat(own.sizes).containsOnly(new Size(16, 12));
    }

    @Test
    void anotherCameraIsConnectedToWhileTheViewersStay() {
        SizedViewer viewer = watch("a", Codec.MPEG1);
        Stream stream = registry.find("a").orElseThrow();
        registry.apply(List.of(like(StreamBuilder.of(other).name("a")), like(stream("b"))));
        await().until(() -> viewer.last().equals(Optional.of(new Size(96, 48))));
        assertThat(viewer.end()).isEmpty();
        assertThat(stream.status().viewers()).isOne();
        assertThat(stream.name()).isEqualTo("a (" + other + ")");
        assertThat(connections).hasValue(2);
        await().until(() -> stream.status().state().equals("live"));
    }

    @Test
    void aCameraThatNobodyWatchesIsNotConnectedToWhenItChanges() {
        registry.apply(List.of(like(StreamBuilder.of(other).name("a"))));
        assertThat(registry.answers().join()).isTrue();
        assertThat(connections).hasValue(0);
        watch("a", Codec.MJPEG);
        assertThat(connections).hasValue(1);
    }

    @Test
    void viewersOfAStreamThatIsRemovedAreToldAndNothingIsLeftOfIt() {
        SizedViewer viewer = watch("a", Codec.MPEG1);
        Stream removed = registry.find("a").orElseThrow();
        StreamChanges changes = registry.apply(List.of(like(stream("b"))));
        assertThat(changes.removed()).containsExactly("a");
        assertThat(registry.find("a")).isEmpty();
        await().until(() -> viewer.end().equals("the stream is no longer served"));
        await().until(() -> removed.owed() == 0 && registry.owed() == 0);
    }

    @Test
    void whoAsksForAStreamInTheMomentOfItsRemovalIsTold() {
        Stream removed = registry.find("a").orElseThrow();
        registry.apply(List.of(like(stream("b"))));
        CollectingViewer late = new CollectingViewer(loop);
        removed.join(removed.defaultRendition(Codec.MJPEG), late);
        await().until(() -> late.end().equals("the stream is no longer served"));
        assertThat(registry.owed()).isZero();
        assertThat(connections).hasValue(0);
    }

    @Test
    void aStreamThatComesBackIsAnother() {
        Stream first = registry.find("a").orElseThrow();
        registry.apply(List.of(like(stream("b"))));
        registry.apply(List.of(like(stream("a")), like(stream("b"))));
        assertThat(registry.find("a").orElseThrow()).isNotSameAs(first);
        watch("a", Codec.MPEG1);
    }
}
