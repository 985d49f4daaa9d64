package org.videostreamer.output.webrtc.srtp;

import java.util.Arrays;
import org.jitsi.utils.ByteArrayBuffer;

/** A packet as Jitsi's library takes it: it begins at the start of its buffer, which has bytes to spare. */
final class JitsiPacket implements ByteArrayBuffer {

    private final byte[] buffer;
    private int length;

    JitsiPacket(byte[] packet) {
        this.buffer = Arrays.copyOf(packet, packet.length + 64);
        this.length = packet.length;
    }

    byte[] bytes() {
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
    public void setLength(int length) {
        this.length = length;
    }

    @Override
    public void setOffset(int offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int offset, int length, byte[] out) {
        System.arraycopy(buffer, offset, out, 0, length);
    }

    @Override
    public void grow(int bytes) {
        if (length + bytes > buffer.length) {
            throw new IllegalStateException("the packet has no room for " + bytes + " bytes");
        }
    }

    @Override
    public void append(byte[] data, int bytes) {
        System.arraycopy(data, 0, buffer, length, bytes);
        length += bytes;
    }

    @Override
    public void shrink(int bytes) {
        length -= bytes;
    }
}
