package org.videostreamer.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.videostreamer.frame.PictureException;
import org.videostreamer.limits.Limits;
import org.videostreamer.pixels.ImageHeader;
import org.videostreamer.testing.Fuzz;

class MessageFuzzTest {

    private final Limits limits = new Limits();
    private final Base64Text base64 = new Base64Text();

    @Fuzz
    void aMessageIsUnderstoodOrRefusedWithWords(byte[] said) {
        Message message = new Message().fill(ByteBuffer.wrap(said));
        try {
            MessageText text = MessageText.of(message, limits);
            assertThat(text.size()).hasSizeLessThanOrEqualTo(3);
            assertThat(text.start()).isBetween(1, text.end());
            assertThat(text.end()).isLessThan(said.length);
            int length = base64.decode(message.bytes(), text.start(), text.end());
            ImageHeader.of(ByteBuffer.wrap(message.bytes(), 0, length));
        } catch (PictureException e) {
            assertThat(e.getMessage()).startsWith("the").hasSizeLessThan(200);
        }
    }
}
