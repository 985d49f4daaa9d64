package org.videostreamer.pixels;

import org.bytedeco.javacpp.BytePointer;

/** Native memory that grows with the largest picture and is used again for the next. One thread, which closes it. */
final class ScratchMemory implements AutoCloseable {

    private BytePointer memory = new BytePointer(1);

    /** At least so many bytes, from the first on, valid until the next call. */
    BytePointer of(int bytes) {
        if (memory.capacity() < bytes) {
            memory.close();
            memory = new BytePointer(bytes);
        }
        return memory.position(0);
    }

    /** A copy of a part of an array, for OpenCV to read, valid until the next call. */
    BytePointer copy(byte[] bytes, int start, int length) {
        return of(length).put(bytes, start, length);
    }

    @Override
    public void close() {
        memory.close();
    }
}
