package org.videostreamer.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.videostreamer.frame.LatestSlot;

/** The memory of messages, which goes round. */
class MessageCodecTest {

    private final LatestSlot<Message> slot = new LatestSlot<>(this::giveBack);
    private final MessageCodec codec = new MessageCodec(slot::poll);
    private final Set<Message> made = Collections.newSetFromMap(new IdentityHashMap<>());

    private void giveBack(Message message) {
        codec.giveBack(message);
    }

    private void comes(int size) {
        Message message = codec.decodeValue(ByteBuffer.allocate(size));
        made.add(message);
        slot.put(message);
    }

    @Test
    void thereAreNeverMoreThanTwoMessagesHoweverManyComeWhileOneIsWorkedOn() {
        comes(10);
        Message workedOn = slot.poll().orElseThrow();
        for (int i = 0; i < 10; i++) {
            comes(100 + i);
        }
        assertThat(workedOn.length()).isEqualTo(10);
        codec.giveBack(workedOn);
        Message newest = slot.poll().orElseThrow();
        assertThat(newest.length()).isEqualTo(109);
        comes(5);
        comes(6);
        assertThat(newest.length()).isEqualTo(109);
        assertThat(made).hasSize(2);
    }

    @Test
    void aMessageOfMegabytesIsGivenLittleMoreMemoryThanItNeeds() {
        Message message = codec.decodeValue(ByteBuffer.allocate(20 << 20));
        assertThat(message.bytes().length).isBetween(20 << 20, 21 << 20);
    }
}
