package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.codec.Encoder;
import org.videostreamer.codec.EncoderFactory;
import org.videostreamer.config.Calibration;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.EncodedFrame;
import org.videostreamer.frame.Frame;
import org.videostreamer.frame.FrameTimes;
import org.videostreamer.frame.PixelFormat;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;
import org.videostreamer.source.MadePicture;
import org.videostreamer.source.WantedRendition;

/** A rendition whose pictures are made elsewhere, and cards here while none comes. */
class MadeElsewhereTest {

    private static final Size SIZE = new Size(16, 16);
    private static final View AS_IT_IS = View.of(new Size(0, 0));
    private static final RenditionKey KEY =
            new RenditionKey(new EncoderFactory.Settings(Codec.H264, 4, false), AS_IT_IS);

    private final PixelsPool pool = new PixelsPool();
    private final List<ByteBuf> made = Collections.synchronizedList(new ArrayList<>());
    private final List<WantedRendition> asked = Collections.synchronizedList(new ArrayList<>());
    private final CollectingViewer viewer = new CollectingViewer(Runnable::run);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Rendition rendition = new Rendition(
            "test",
            KEY,
            new Viewing(AS_IT_IS),
            CardEncoder::new,
            new Limits(),
            new PictureNews(() -> Calibration.NONE),
            asked::add,
            rendition -> ended.countDown());

    MadeElsewhereTest() {
        rendition.start();
        rendition.add(viewer);
    }

    @AfterEach
    void nothingIsOwed() throws InterruptedException {
        rendition.close();
        ended.await();
        assertThat(pool.lent()).isZero();
        assertThat(made).allMatch(bytes -> bytes.refCnt() == 0);
    }

    @Test
    void picturesGoOnAsTheyComeFromAKeyframeOn() {
        offer(true);
        offer(false);
        offer(false);
        await().until(() -> viewer.seen().size() == 3);
        assertThat(viewer.seen()).map(CollectingViewer.Seen::keyframe).containsExactly(true, false, false);
        assertThat(viewer.seen())
                .map(CollectingViewer.Seen::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(rendition.status().made()).isEqualTo("passed on as hutch made it");
        assertThat(rendition.needsPictures()).isFalse();
    }

    @Test
    void whereNoKeyframeHasComeOneIsAskedForElsewhere() {
        offer(false);
        assertThat(viewer.seen()).isEmpty();
        assertThat(asked).containsExactly(RenditionKeys.wanted(KEY));
    }

    @Test
    void whoNeedsAKeyframeGetsItFromElsewhere() {
        offer(true);
        asked.clear();
        rendition.requestKeyframe();
        assertThat(asked).containsExactly(RenditionKeys.wanted(KEY));
    }

    @Test
    void behindACardPicturesGoOnWithAKeyframe() {
        offer(true);
        Frame card = Frame.ofNoSignal(-1, FrameTimes.now(), pool.take(PixelFormat.GRAY8, SIZE));
        rendition.offer(card);
        card.release();
        await().until(() -> viewer.seen().stream().anyMatch(seen -> !seen.signal()));
        int before = viewer.seen().size();
        offer(false);
        assertThat(viewer.seen()).hasSize(before);
        offer(true);
        offer(false);
        await().until(() -> viewer.pictures() == 3);
    }

    private void offer(boolean keyframe) {
        ByteBuf bytes = Unpooled.directBuffer(1, 1).writeByte(0);
        made.add(bytes);
        EncodedFrame frame =
                new EncodedFrame(Codec.H264, keyframe, 0, made.size(), FrameTimes.now(), SIZE, true, bytes, 0, 1);
        rendition.offer(new MadePicture(
                RenditionKeys.wanted(KEY), frame, SIZE, SampleType.UINT8, 8, true, "passed on as hutch made it"));
        frame.release();
    }

    private final class CardEncoder implements Encoder {

        @Override
        public EncodedFrame encode(Frame view, boolean keyframe) {
            ByteBuf bytes = Unpooled.directBuffer(1, 1).writeByte(0);
            made.add(bytes);
            return EncodedFrame.of(view, Codec.H264, true, 0, bytes, 0, 1);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
