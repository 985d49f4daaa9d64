package org.videostreamer.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Codec;
import org.videostreamer.frame.SampleType;
import org.videostreamer.frame.Size;
import org.videostreamer.relay.wire.PictureHeader;

class PictureOrderTest {

    private static final Size SIZE = new Size(16, 16);

    private final PictureOrder order = new PictureOrder();
    private final List<ByteBuf> made = new ArrayList<>();
    private final List<Long> shown = new ArrayList<>();

    @AfterEach
    void nothingIsOwed() {
        order.close();
        assertThat(made).allMatch(bytes -> bytes.refCnt() == 0);
    }

    @Test
    void itBeginsWithAKeyframe() {
        picture(1, 4);
        assertThat(order.isIncomplete()).isTrue();
        keyframe(1, 5);
        picture(1, 6);
        assertThat(shown).containsExactly(5L, 6L);
        assertThat(order.isIncomplete()).isFalse();
    }

    @Test
    void whatComesForAJoinerGoesBeforeWhatCameMeanwhile() {
        picture(1, 7);
        picture(1, 8);
        keyframe(1, 5);
        picture(1, 6);
        picture(1, 7);
        picture(1, 9);
        assertThat(shown).containsExactly(5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void nothingIsShownTwice() {
        keyframe(1, 5);
        picture(1, 6);
        keyframe(1, 5);
        picture(1, 6);
        picture(1, 7);
        assertThat(shown).containsExactly(5L, 6L, 7L);
    }

    @Test
    void whatIsMissingIsWaitedForUpToAKeyframe() {
        keyframe(1, 5);
        picture(1, 7);
        assertThat(order.isIncomplete()).isTrue();
        keyframe(1, 9);
        assertThat(order.isIncomplete()).isFalse();
        picture(1, 10);
        assertThat(shown).containsExactly(5L, 9L, 10L);
    }

    @Test
    void whatComesLateFillsItsGap() {
        keyframe(1, 5);
        picture(1, 7);
        picture(1, 6);
        assertThat(shown).containsExactly(5L, 6L, 7L);
    }

    @Test
    void aKeyframeGoesAtOnceAlthoughOthersAreMissingBeforeIt() {
        keyframe(1, 5);
        keyframe(1, 8);
        keyframe(1, 6);
        assertThat(shown).containsExactly(5L, 8L);
    }

    @Test
    void theNewerOfTwoPublicationsCounts() {
        keyframe(2, 50);
        keyframe(1, 51);
        picture(2, 51);
        keyframe(3, 0);
        picture(2, 52);
        picture(3, 1);
        assertThat(shown).containsExactly(50L, 51L, 0L, 1L);
    }

    @Test
    void noMoreIsHeldThanASecondOrSo() {
        keyframe(1, 0);
        for (long sequence = 2; sequence < 2_000; sequence++) {
            picture(1, sequence);
            assertThat(made.stream().filter(bytes -> bytes.refCnt() > 0)).hasSizeLessThanOrEqualTo(256);
        }
        assertThat(shown).containsExactly(0L);
    }

    private void keyframe(long session, long sequence) {
        take(true, session, sequence);
    }

    private void picture(long session, long sequence) {
        take(false, session, sequence);
    }

    private void take(boolean keyframe, long session, long sequence) {
        ByteBuf bytes = Unpooled.buffer(8, 8).writeLong(sequence);
        made.add(bytes);
        PictureHeader header = new PictureHeader(
                Codec.H264, keyframe, 0, session, sequence, 0, 0, 0, -1, SIZE, SIZE, SampleType.UINT8, 8);
        Received received = new Received(header, bytes);
        order.take(received).forEach(each -> {
            shown.add(each.header().sequence());
            each.release();
        });
        received.release();
    }
}
