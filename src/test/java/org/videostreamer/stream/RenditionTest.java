package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongPredicate;
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
import org.videostreamer.frame.Size;
import org.videostreamer.limits.Limits;
import org.videostreamer.picture.View;
import org.videostreamer.picture.Viewing;

/** A rendition whose encoder passes on what it is told to, and tells which thread asked for it. */
class RenditionTest {

    private static final Size SIZE = new Size(16, 16);
    private static final View AS_IT_IS = View.of(new Size(0, 0));

    private final PixelsPool pool = new PixelsPool();
    private final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
    private final List<EncodedFrame> made = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile LongPredicate passesOn = number -> false;
    private volatile Runnable whenAsked = () -> {};
    private volatile Thread publisher = Thread.currentThread();
    private final Rendition rendition = new Rendition(
            "test",
            new RenditionKey(new EncoderFactory.Settings(Codec.MJPEG, 4, OptionalInt.empty(), false), AS_IT_IS),
            new Viewing(AS_IT_IS),
            PassingEncoder::new,
            new Limits(),
            new PictureNews(() -> Calibration.NONE),
            wish -> {},
            rendition -> ended.countDown());

    RenditionTest() {
        rendition.start();
        rendition.add(new CollectingViewer(Runnable::run) {
            @Override
            public void offer(EncodedFrame frame) {
                publisher = Thread.currentThread();
                numbers.add(frame.number());
            }
        });
    }

    @AfterEach
    void nothingIsOwed() throws InterruptedException {
        rendition.close();
        ended.await();
        assertThat(pool.lent()).isZero();
        assertThat(made).allMatch(frame -> frame.bytes().refCnt() == 0);
    }

    @Test
    void whatGoesOnUntouchedIsHandedOnByTheThreadThatBringsIt() {
        offerAndWait(0);
        assertThat(publisher).isNotEqualTo(Thread.currentThread());
        passesOn = number -> true;
        offer(1);
        assertThat(numbers).last().isEqualTo(1L);
        assertThat(publisher).isEqualTo(Thread.currentThread());
    }

    @Test
    void whoBringsAFrameNeverWaitsForAnEncoder() {
        offerAndWait(0);
        CountDownLatch encoded = new CountDownLatch(1);
        CountDownLatch encoding = new CountDownLatch(1);
        whenAsked = () -> {
            encoding.countDown();
            awaitUninterrupted(encoded);
        };
        offer(1);
        awaitUninterrupted(encoding);
        passesOn = number -> true;
        offer(2);
        offer(3);
        encoded.countDown();
        await().until(() -> numbers.contains(3L));
        assertThat(numbers).containsExactly(0L, 1L, 3L);
    }

    @Test
    void framesReachViewersInTheirOrderWhetherEncodedOrUntouched() {
        offerAndWait(0);
        passesOn = number -> number % 3 != 0;
        for (long number = 1; number <= 3_000; number++) {
            offer(number);
        }
        await().until(() -> numbers.contains(3_000L));
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aFaultInPassingOnIsNotTheCamerasAndTheRenditionGoesOn() {
        offerAndWait(0);
        passesOn = number -> {
            throw new OutOfMemoryError("a fault of the test");
        };
        offer(1);
        passesOn = number -> true;
        await().until(() -> {
            offer(2);
            return numbers.contains(2L);
        });
    }

    private void offerAndWait(long number) {
        offer(number);
        await().until(() -> numbers.contains(number));
    }

    private void offer(long number) {
        Frame frame = Frame.ofPixels(number, FrameTimes.now(), pool.take(PixelFormat.GRAY8, SIZE));
        rendition.offer(frame);
        frame.release();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class PassingEncoder implements Encoder {

        @Override
        public Optional<EncodedFrame> passOn(Frame view) {
            return passesOn.test(view.number()) ? Optional.of(encoded(view)) : Optional.empty();
        }

        @Override
        public EncodedFrame encode(Frame view, boolean keyframe) {
            whenAsked.run();
            return encoded(view);
        }

        private EncodedFrame encoded(Frame view) {
            EncodedFrame frame = EncodedFrame.of(
                    view, Codec.MJPEG, true, 0, Unpooled.directBuffer(1).writeByte(0), 0, 1);
            made.add(frame);
            return frame;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
