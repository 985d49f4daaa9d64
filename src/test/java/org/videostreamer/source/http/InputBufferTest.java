package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

    /** A camera that sends these bytes, and is only asked with room for a good part of them. */
    private static ByteSource roomy(byte[] all) {
        ByteSource source = new Chunks(all, 10_000, true);
        return target -> {
            assertThat(target.remaining()).as("room to read").isGreaterThanOrEqualTo(8 * 1024);
            return source.read(target);
        };
    }

    @Test
    void asMuchAsItsLimitIsReadWithoutAnEndInSight() throws IOException {
        byte[] all = bytes(LIMIT);
        input.restart(roomy(all));
        while (input.size() < LIMIT) {
            assertThat(input.fill()).isTrue();
        }
        assertThat(input.bytes().capacity()).isLessThanOrEqualTo(LIMIT + 64 * 1024);
        ByteBuf picture = input.take(LIMIT);
        assertThat(ByteBufUtil.getBytes(picture)).isEqualTo(all);
        picture.release();
    }

    @Test
    void bytesThatAreGivenUpMakeRoomForOthers() throws IOException {
        byte[] all = bytes(2_000_000);
        input.restart(roomy(all));
        int at = 0;
        for (int i = 0; input.fill(); i++) {
            int count = i < 5 ? 0 : Math.min(input.size(), 11_000);
            assertThat(input.get(0)).isEqualTo(all[at]);
            assertThat(input.get(input.size() - 1)).isEqualTo(all[at + input.size() - 1]);
            input.drop(count);
            at += count;
        }
        assertThat(at + input.size()).isEqualTo(all.length);
        assertThat(input.bytes().capacity()).isLessThanOrEqualTo(128 * 1024);
    }

    @Test
    void picturesOfOneSizeAreReadIntoRoomThatIsThereAlready() throws IOException {
        byte[] all = bytes(1_000_000);
        input.restart(roomy(all));
        input.fillTo(200_000);
        input.take(200_000).release();
        for (int i = 0; i < 3; i++) {
            ByteBuffer before = input.bytes();
            input.fillTo(230_000);
            assertThat(input.bytes()).as("a quarter larger fits").isSameAs(before);
            input.take(200_000).release();
            assertThat(input.bytes().capacity()).isBetween(250_000, 260_000);
        }
    }

    @Test
    void memoryThatIsFarTooLargeForTheNewPicturesIsGivenUp() throws IOException {
        input.restart(new Chunks(bytes(1_500_000), 10_000, true));
        input.fillTo(900_000);
        input.take(900_000).release();
        for (int i = 0; i < 10; i++) {
            input.fillTo(20_000);
            input.take(20_000).release();
            assertThat(input.bytes().capacity()).isLessThan(300_000);
        }
    }

    @Test
    void memoryThatComesBackLateIsUsedAgainToo() throws IOException {
        input.restart(new Chunks(bytes(2_000_000), 10_000, true));
        Set<Long> addresses = new HashSet<>();
        ByteBuf shown = Unpooled.EMPTY_BUFFER;
        for (int i = 0; i < 20; i++) {
            input.fillTo(60_000);
            ByteBuf picture = input.take(60_000);
            addresses.add(picture.memoryAddress());
            shown.release();
            shown = picture;
        }
        shown.release();
        assertThat(addresses).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void noMoreThanFourBlocksAreKept() throws IOException {
        input.restart(new Chunks(bytes(2_000_000), 10_000, true));
        List<ByteBuf> shown = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            input.fillTo(60_000);
            shown.add(input.take(60_000));
        }
        assertThat(shown.stream().filter(picture -> picture.refCnt() == 2))
                .as("beside the one that is read into")
                .hasSize(3);
        shown.forEach(ByteBuf::release);
    }
}
