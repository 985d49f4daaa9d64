package org.videostreamer.testing.webrtc;

import java.util.Arrays;
import org.jitsi.utils.ByteArrayBuffer;

/** A packet as jitsi-srtp takes it. */
public final class PacketBuffer implements ByteArrayBuffer {

    private byte[] buffer;
    private int length;

    /** Of a copy of the bytes. */
    public PacketBuffer(byte[] packet) {
        this.buffer = packet.clone();
        this.length = packet.length;
    }

    /** What it holds now. */
    public byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    @Override
    public byte[] getBuffer() {
        return buffer;
    }

    @Override
    public int getOffset() {
        return 0;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int newLength) {
        length = newLength;
    }

    @Override
    public void setOffset(int offset) {
        throw new AssertionError("not moved");
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int offset, int count, byte[] out) {
        System.arraycopy(buffer, offset, out, 0, count);
    }

    @Override
    public void grow(int by) {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length, length + by));
    }

    @Override
    public void append(byte[] data, int count) {
        grow(count);
        System.arraycopy(data, 0, buffer, length, count);
        length += count;
    }

    @Override
    public void shrink(int by) {
        length -= by;
    }
}
