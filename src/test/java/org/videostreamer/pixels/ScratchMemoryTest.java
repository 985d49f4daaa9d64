package org.videostreamer.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.videostreamer.natives.NativeLibraries;

class ScratchMemoryTest {

    @Test
    void isUsedAgainWhileItIsLargeEnoughAndThenGivenBack() {
        NativeLibraries.loadOpenCv();
        ScratchMemory memory = new ScratchMemory();
        BytePointer first = memory.of(10);
        assertThat(memory.of(10)).isSameAs(first);
        assertThat(memory.copy(new byte[] {1, 2, 3, 4}, 1, 2)).isSameAs(first);
        assertThat(first.get(0)).isEqualTo((byte) 2);
        assertThat(first.get(1)).isEqualTo((byte) 3);
        BytePointer larger = memory.of(11);
        assertThat(larger.capacity()).isEqualTo(11);
        assertThat(first.isNull()).isTrue();
        memory.close();
        assertThat(larger.isNull()).isTrue();
    }
}
