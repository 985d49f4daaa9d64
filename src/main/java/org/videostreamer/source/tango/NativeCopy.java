package org.videostreamer.source.tango;

import org.bytedeco.javacpp.BytePointer;

/** Native memory that images are copied to, one after the other, for OpenCV to read. For one thread. */
final class NativeCopy implements AutoCloseable {

    private BytePointer memory = new BytePointer();

    /** The copy, valid until the next one. */
    BytePointer of(byte[] bytes, int start, int length) {
        if (memory.capacity() < length) {
            memory.close();
            memory = new BytePointer(length);
        }
        memory.position(0).put(bytes, start, length);
        return memory;
    }

    @Override
    public void close() {
        memory.close();
    }
}
