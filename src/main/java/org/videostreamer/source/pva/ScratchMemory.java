package org.videostreamer.source.pva;

import org.bytedeco.javacpp.BytePointer;

/** Native memory that grows with the largest picture and is used again for the next. One thread. */
final class ScratchMemory implements AutoCloseable {

    private BytePointer memory = new BytePointer(1);

    /** At least so many bytes, valid until the next call. */
    BytePointer of(int bytes) {
        if (memory.capacity() < bytes) {
            memory.close();
            memory = new BytePointer(bytes);
        }
        return memory;
    }

    @Override
    public void close() {
        memory.close();
    }
}
