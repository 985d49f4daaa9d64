package org.videostreamer.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Map;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.testing.Fuzz;

class ReplySizeLimitFuzzTest {

    @Fuzz
    void whateverAServerSaysIsPassedOnUnchangedOrEndsTheConnection(byte[] said) {
        Limits limits = new Limits(Map.of(Limit.REDIS_MESSAGE_BYTES, 1024L));
        boolean[] refused = {false};
        EmbeddedChannel channel = new EmbeddedChannel(new ReplySizeLimit(limits, cause -> refused[0] = true));
        int half = said.length / 2;
        channel.writeInbound(
                Unpooled.copiedBuffer(said, 0, half), Unpooled.copiedBuffer(said, half, said.length - half));
        ByteBuf passed = Unpooled.buffer();
        for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
            passed.writeBytes(next);
            next.release();
        }
        assertThat(channel.isOpen()).isEqualTo(!refused[0]);
        if (!refused[0]) {
            assertThat(passed).isEqualTo(Unpooled.wrappedBuffer(said));
        }
        channel.finishAndReleaseAll();
    }
}
