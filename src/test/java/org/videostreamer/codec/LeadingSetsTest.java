package org.videostreamer.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.testing.H264Writer.idr;
import static org.videostreamer.testing.H264Writer.packet;
import static org.videostreamer.testing.H264Writer.picture;
import static org.videostreamer.testing.H264Writer.predicted;
import static org.videostreamer.testing.H264Writer.sequence;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.Size;

class LeadingSetsTest {

    private static final byte[] SEQUENCE = sequence(77, new Size(64, 48));

    @Test
    void endBeforeTheFirstSlice() {
        ByteBuf sets = LeadingSets.of(Unpooled.wrappedBuffer(packet(SEQUENCE, picture(), idr(), idr())));
        // The start code of what follows may have a zero more, which belongs to nobody.
        assertThat(sets).isEqualTo(Unpooled.wrappedBuffer(packet(SEQUENCE, picture(), new byte[1])));
    }

    @Test
    void areNoneWhereASliceIsTheFirst() {
        assertThat(LeadingSets.of(Unpooled.wrappedBuffer(packet(predicted(1)))).readableBytes())
                .isEqualTo(1);
    }

    @Test
    void areAllWhereThereIsNoSlice() {
        ByteBuf sets = Unpooled.wrappedBuffer(packet(SEQUENCE, picture()));
        assertThat(LeadingSets.of(sets)).isEqualTo(sets);
        assertThat(LeadingSets.of(Unpooled.EMPTY_BUFFER).isReadable()).isFalse();
    }

    @Test
    void areLookedForFromWhereTheKeyframeBegins() {
        ByteBuf keyframe =
                Unpooled.wrappedBuffer(packet(SEQUENCE, picture(), idr())).skipBytes(5);
        assertThat(LeadingSets.of(keyframe))
                .isEqualTo(Unpooled.wrappedBuffer(packet(SEQUENCE, picture(), new byte[1]))
                        .skipBytes(5));
    }

    @Test
    void endWhereAStartCodeIsTheLast() {
        assertThat(LeadingSets.of(Unpooled.wrappedBuffer(new byte[] {0, 0, 1})).readableBytes())
                .isEqualTo(3);
    }
}
