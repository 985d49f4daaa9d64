package org.videostreamer.source.pva;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteArrayPoolTest {

    private final ByteArrayPool arrayPool = new ByteArrayPool();

    @Test
    void whatComesBackIsLentAgainToWhomItFits() {
        byte[] bytes = arrayPool.take(1_000);
        arrayPool.giveBack(bytes);
        assertThat(arrayPool.take(499)).isNotSameAs(bytes);
        assertThat(arrayPool.take(1_001)).isNotSameAs(bytes);
        assertThat(arrayPool.take(500)).isSameAs(bytes);
        assertThat(arrayPool.kept()).isZero();
    }

    @Test
    void itKeepsFourAndAHundredAndTwentyEightMegabytesAtMost() {
        for (int i = 1; i <= 9; i++) {
            arrayPool.giveBack(new byte[i]);
        }
        assertThat(arrayPool.kept()).isEqualTo(9 + 8 + 7 + 6);
        arrayPool.giveBack(new byte[100 << 20]);
        arrayPool.giveBack(new byte[29 << 20]);
        assertThat(arrayPool.kept()).isEqualTo(29 << 20);
    }
}
