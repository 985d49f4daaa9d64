package org.videostreamer.output.webrtc;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A path that leads into a list; equal ones have the same address. */
final class TestPath implements Path {

    private final InetSocketAddress remote;
    private final boolean proven;
    private final List<byte[]> sent = new ArrayList<>();
    private boolean closed;

    private TestPath(String address, int port, boolean proven) {
        this.remote = new InetSocketAddress(address, port);
        this.proven = proven;
    }

    static TestPath udp(String address, int port) {
        return new TestPath(address, port, false);
    }

    static TestPath tcp(String address, int port) {
        return new TestPath(address, port, true);
    }

    @Override
    public void send(byte[] datagram, int length) {
        sent.add(java.util.Arrays.copyOf(datagram, length));
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public boolean isProven() {
        return proven;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** What was sent, the oldest first. */
    List<byte[]> sent() {
        return sent;
    }

    /** How many bytes they have. */
    int bytes() {
        return sent.stream().mapToInt(datagram -> datagram.length).sum();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TestPath path && path.remote.equals(remote);
    }

    @Override
    public int hashCode() {
        return remote.hashCode();
    }

    @Override
    public String toString() {
        return remote.toString();
    }
}
