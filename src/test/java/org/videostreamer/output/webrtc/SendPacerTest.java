package org.videostreamer.output.webrtc;

import static org.awaitility.Awaitility.await;

import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.rtp.EncodedFrames;
import org.videostreamer.output.webrtc.rtp.RtpClock;
import org.videostreamer.output.webrtc.rtp.RtpFlow;
import org.videostreamer.output.webrtc.rtp.RtpHeader;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;
import org.videostreamer.output.webrtc.srtp.SrtpSender;

class SendPacerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PACKETS = 100;

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final RtpClock clock = new RtpClock();
    private final RtpFlow flow = new RtpFlow(Codec.VP8, clock, new Limits());

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    /** Counts what is sent, and throws from some packet on. */
    private static final class CountingWire implements RtpSender.Wire {
        private final AtomicInteger sent = new AtomicInteger();
        private final int throwsAfter;

        CountingWire(int throwsAfter) {
            this.throwsAfter = throwsAfter;
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void send(byte[] packet, int length) {
            if (sent.incrementAndGet() > throwsAfter) {
                throw new OutOfMemoryError("thrown by a test");
            }
        }
    }

    private RtpSender sender(RtpSender.Wire wire) {
        RtpSender sender = new RtpSender(
                flow,
                new RtpHeader(96, 1, OptionalInt.empty(), OptionalInt.empty()),
                new SrtpSender(new SrtpKeys(new byte[16], new byte[14])),
                1,
                wire,
                () -> {});
        sender.offer(flow.newest().get(0));
        return sender;
    }

    @Test
    void aViewerThatThrowsInTheMiddleOfAPictureHoldsUpNobodyElsesPictures() {
        SendPacer pacer = new SendPacer(loop);
        CountingWire bad = new CountingWire(PACKETS / 2);
        CountingWire good = new CountingWire(Integer.MAX_VALUE);
        loop.execute(() -> {
            flow.packetsOf(EncodedFrames.vp8(1, true, PACKETS * 1_146));
            pacer.drain(sender(bad));
            pacer.drain(sender(good));
        });
        await().atMost(PATIENCE).until(() -> good.sent.get() >= PACKETS);
        loop.execute(() -> pacer.drain(sender(good)));
        await().atMost(PATIENCE).until(() -> good.sent.get() >= 2 * PACKETS);
    }
}
