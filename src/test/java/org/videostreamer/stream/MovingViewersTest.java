package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videostreamer.config.Display;
import org.videostreamer.config.PictureSize;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.StreamBuilder;

/** Viewers that ask for something else while they watch. */
class MovingViewersTest {

    private final Limits limits = new Limits(Map.of(Limit.RENDITIONS, 6L));
    private final StreamRegistry registry = new StreamRegistry(
            List.of(StreamBuilder.of("test?fps=50&size=128x96").name("sample").build()), new SourceProviders(), limits);
    private final Stream stream = registry.find("sample").orElseThrow();
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final Sizes viewer = new Sizes(loop);

    /** Remembers what it was shown: a size for each picture, with a K in front of a keyframe. */
    private static final class Sizes implements Viewer {
        private final Executor loop;
        private final List<String> shown = new ArrayList<>();

        Sizes(Executor loop) {
            this.loop = loop;
        }

        @Override
        public Executor loop() {
            return loop;
        }

        @Override
        public synchronized void offer(EncodedFrame frame) {
            shown.add((frame.keyframe() ? "K" : "") + frame.size());
        }

        @Override
        public synchronized void moved(RenditionKey to) {
            shown.add("moved to " + to.view());
        }

        synchronized List<String> shown() {
            return List.copyOf(shown);
        }

        boolean sees(String size) {
            List<String> now = shown();
            return !now.isEmpty() && now.get(now.size() - 1).endsWith(size);
        }
    }

    @AfterEach
    void nothingIsOwed() {
        registry.close();
        await().until(() -> registry.owed() == 0);
        loop.shutdown();
    }

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"MPEG1", "VP8", "H264", "MJPEG"})
    void seeTheOldPictureUpToTheFirstKeyframeOfTheNewOneAndLeaveNoRenditionBehind(Codec codec) {
        Subscription place = stream.join(key(codec, 128), viewer);
        await().until(() -> viewer.sees("128x96"));
        place.move(key(codec, 64));
        await().until(() -> viewer.sees("64x48"));
        List<String> shown = viewer.shown();
        int move = shown.indexOf("moved to 64x0");
        assertThat(shown.subList(0, move)).allMatch(size -> size.endsWith("128x96"));
        assertThat(shown.get(move + 1)).isEqualTo("K64x48");
        assertThat(shown.subList(move + 1, shown.size())).allMatch(size -> size.endsWith("64x48"));
        await().until(() -> renditions().equals(List.of("64x0")));
        assertThat(stream.status().viewers()).isEqualTo(1);
        assertThat(stream.watchers().join())
                .extracting(seen -> seen.rendition().view().toString())
                .containsExactly("64x0");
        place.close();
        await().until(() -> renditions().isEmpty());
    }

    @Test
    void moveToWhatOthersWatchWithoutDisturbingThem() {
        Sizes other = new Sizes(loop);
        stream.join(key(Codec.VP8, 64), other);
        Subscription place = stream.join(key(Codec.VP8, 128), viewer);
        await().until(() -> viewer.sees("128x96") && other.sees("64x48"));
        place.move(key(Codec.VP8, 64));
        await().until(() -> viewer.sees("64x48") && renditions().equals(List.of("64x0")));
        List<String> shown = viewer.shown();
        assertThat(shown.get(shown.indexOf("moved to 64x0") + 1)).isEqualTo("K64x48");
        assertThat(other.shown()).allMatch(size -> size.endsWith("64x48"));
    }

    @Test
    void ofSeveralWishesTheLastCounts() {
        Subscription place = stream.join(key(Codec.MPEG1, 128), viewer);
        await().until(() -> viewer.sees("128x96"));
        place.move(key(Codec.MPEG1, 32));
        place.move(key(Codec.MPEG1, 64));
        place.move(key(Codec.MPEG1, 96));
        await().until(() -> viewer.sees("96x72") && renditions().equals(List.of("96x0")));
        place.move(key(Codec.MPEG1, 64));
        place.move(key(Codec.MPEG1, 96));
        await().until(() -> viewer.sees("96x72") && renditions().equals(List.of("96x0")));
    }

    @Test
    void whoLeavesOnTheWayLeavesNothing() {
        Subscription place = stream.join(key(Codec.MPEG1, 128), viewer);
        await().until(() -> viewer.sees("128x96"));
        place.move(key(Codec.MPEG1, 64));
        place.close();
        place.move(key(Codec.MPEG1, 32));
        await().until(() -> renditions().isEmpty());
        assertThat(stream.status().viewers()).isZero();
    }

    @Test
    void stayWhereTheyAreWhereThereIsNoRoom() {
        Subscription place = stream.join(key(Codec.MPEG1, 128), viewer);
        for (int width : new int[] {48, 64, 80, 96}) {
            stream.join(key(Codec.MPEG1, width), new Sizes(loop));
        }
        await().until(() -> viewer.sees("128x96") && renditions().size() == 5);
        place.move(key(Codec.MPEG1, 32));
        await().until(() -> limits.timesReached(Limit.RENDITIONS) == 1);
        int before = viewer.shown().size();
        await().until(() -> viewer.shown().size() > before);
        assertThat(viewer.sees("128x96")).isTrue();
    }

    private List<String> renditions() {
        return stream.status().renditions().stream()
                .map(rendition -> rendition.key().view().toString())
                .toList();
    }

    private RenditionKey key(Codec codec, int width) {
        Display usual = stream.config().display();
        return stream.rendition(
                codec,
                new Display(
                        usual.format(),
                        usual.formatChosen(),
                        usual.quality(),
                        usual.bitrate(),
                        new PictureSize(width, 0),
                        usual.crop(),
                        usual.rotate(),
                        usual.hFlip(),
                        usual.vFlip(),
                        usual.tone(),
                        usual.maxFps(),
                        usual.reencode()));
    }
}
