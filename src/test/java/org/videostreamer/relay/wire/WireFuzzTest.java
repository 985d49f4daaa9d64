package org.videostreamer.relay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.videostreamer.testing.Fuzz;

class WireFuzzTest {

    private interface Reading {
        Object read(ByteBuf message) throws WireException;
    }

    @Fuzz
    void aMessageIsUnderstoodOrRefusedWithWords(byte[] said) {
        read(said, Announcement::read);
        read(said, Ask::read);
        read(said, Answer::read);
        read(said, PictureHeader::read);
    }

    private static void read(byte[] said, Reading reading) {
        try {
            assertThat(reading.read(Unpooled.wrappedBuffer(said))).isNotNull();
        } catch (WireException e) {
            assertThat(e.getMessage()).startsWith("it ").hasSizeLessThan(200);
        }
    }
}
