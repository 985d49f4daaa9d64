package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InputBufferTest {

    private static final int LIMIT = 1 << 20;

    private final InputBuffer input = new InputBuffer(LIMIT);

    @AfterEach
    void close() {
        input.close();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatIsTakenStaysWhatItWasHoweverMuchIsRead() throws IOException {
        byte[] all = bytes(3_000_000);
        input.restart(new Chunks(all, 5_000, true));
        List<ByteBuf> taken = new ArrayList<>();
        int[] lengths = {1, 70_000, 5, 0, 300_000, 300_000, 300_000, 10, 900_000, 20_000, 400_000};
        for (int length : lengths) {
            assertThat(input.fillTo(length)).isTrue();
            taken.add(input.take(length));
        }
        int at = 0;
        for (ByteBuf part : taken) {
            assertThat(ByteBufUtil.getBytes(part)).isEqualTo(Arrays.copyOfRange(all, at, at + part.readableBytes()));
            at += part.readableBytes();
        }
        taken.forEach(ByteBuf::release);
    }

    @Test
    void memoryThatCameBackIsUsedAgain() throws IOException {
        input.restart(target -> {
            target.put(new byte[Math.min(target.remaining(), 10_000)]);
            return 10_000;
        });
        input.fillTo(270_000);
        input.take(270_000).release();
        List<Long> addresses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            input.fillTo(270_000);
            ByteBuf picture = input.take(270_000);
            addresses.add(picture.memoryAddress());
            picture.release();
        }
        assertThat(addresses.stream().distinct()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void memoryOfPicturesThatNobodyGivesBackIsLeftToThem() throws IOException {
        List<ByteBuf> kept = new ArrayList<>();
        try (InputBuffer shortLived = new InputBuffer(LIMIT)) {
            shortLived.restart(new Chunks(bytes(2_000_000), 10_000, true));
            for (int i = 0; i < 20; i++) {
                shortLived.fillTo(100_000);
                kept.add(shortLived.take(100_000));
            }
        }
        assertThat(kept).allSatisfy(picture -> assertThat(picture.refCnt()).isEqualTo(1));
        kept.forEach(ByteBuf::release);
    }

    @Test
    void bytesAreGivenUpFromTheFront() throws IOException {
        input.restart(new Chunks(new byte[] {1, 2, 3, 4}, 3, true));
        assertThat(input.fill()).isTrue();
        assertThat(input.size()).isEqualTo(3);
        input.drop(1);
        assertThat(input.get(0)).isEqualTo((byte) 2);
        assertThat(input.text(2)).isEqualTo("\u0002\u0003");
        assertThat(input.fillTo(3)).isTrue();
        assertThat(input.fillTo(4)).isFalse();
        assertThat(input.fill()).isFalse();
        input.restart(new Chunks(new byte[] {-1}, 1, true));
        assertThat(input.size()).isZero();
        assertThat(input.fillTo(1)).isTrue();
        assertThat(input.text(1)).isEqualTo("\u00ff");
        assertThat(input.bytes().get(input.start())).isEqualTo((byte) -1);
        assertThat(input.end() - input.start()).isEqualTo(1);
    }

    @Test
    void asMuchAsItsLimitFits() throws IOException {
        byte[] all = bytes(LIMIT + 100_000);
        input.restart(new Chunks(all, Integer.MAX_VALUE, true));
        input.fillTo(50_000);
        input.drop(50_000);
        assertThat(input.fillTo(LIMIT)).isTrue();
        ByteBuffer here = input.bytes().duplicate().limit(input.start() + LIMIT).position(input.start());
        assertThat(here.slice()).isEqualTo(ByteBuffer.wrap(all, 50_000, LIMIT).slice());
    }
}
