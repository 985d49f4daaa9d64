package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRoomTest {

    private final ByteRoom room = new ByteRoom();

    @Test
    void whatComesBackIsLentAgainToWhomItFits() {
        byte[] bytes = room.take(1_000);
        room.giveBack(bytes);
        assertThat(room.take(499)).isNotSameAs(bytes);
        assertThat(room.take(1_001)).isNotSameAs(bytes);
        assertThat(room.take(500)).isSameAs(bytes);
        assertThat(room.kept()).isZero();
    }

    @Test
    void itKeepsFourAndAHundredAndTwentyEightMegabytesAtMost() {
        for (int i = 1; i <= 9; i++) {
            room.giveBack(new byte[i]);
        }
        assertThat(room.kept()).isEqualTo(9 + 8 + 7 + 6);
        room.giveBack(new byte[100 << 20]);
        room.giveBack(new byte[29 << 20]);
        assertThat(room.kept()).isEqualTo(29 << 20);
    }
}
