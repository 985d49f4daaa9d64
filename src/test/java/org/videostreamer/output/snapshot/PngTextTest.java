package org.videostreamer.output.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PngTextTest {

    @Test
    void isAChunkWithItsLengthItsKindAndItsCheck() {
        ByteBuf chunk = PngText.chunk("Title", "x");
        assertThat(chunk.readInt()).as("keyword, zero and text").isEqualTo(7);
        assertThat(chunk.readCharSequence(11, StandardCharsets.US_ASCII)).hasToString("tEXtTitle\0x");
        assertThat(chunk.readInt()).isEqualTo(0x297E4D3A);
        assertThat(chunk.isReadable()).isFalse();
        chunk.release();
    }
}
