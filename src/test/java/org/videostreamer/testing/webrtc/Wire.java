package org.videostreamer.testing.webrtc;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Carries a viewer's datagrams. One thread receives; any may send. */
abstract class Wire implements AutoCloseable {

    private static final int LONGEST = 2_048;

    private volatile boolean broken;

    /** The next datagram; empty if none comes in a few milliseconds. */
    abstract byte[] receive() throws IOException;

    /** Sends one. */
    abstract void send(byte[] datagram) throws IOException;

    /** Ends it without a word. */
    @Override
    public abstract void close();

    /** Whether nobody is there any more at the other end. */
    boolean isBroken() {
        return broken;
    }

    void breaks() {
        broken = true;
    }

    static Wire udp(InetSocketAddress server, int waitMillis) throws IOException {
        return new Udp(server, waitMillis);
    }

    static Wire tcp(InetSocketAddress server, int waitMillis) throws IOException {
        return new Tcp(server, waitMillis);
    }

    private static final class Udp extends Wire {
        private final DatagramSocket socket = new DatagramSocket();

        Udp(InetSocketAddress server, int waitMillis) throws SocketException {
            socket.setReceiveBufferSize(1 << 20);
            socket.setSoTimeout(waitMillis);
            socket.connect(server);
        }

        @Override
        byte[] receive() throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
            try {
                socket.receive(packet);
                return Arrays.copyOf(packet.getData(), packet.getLength());
            } catch (SocketTimeoutException e) {
                return new byte[0];
            } catch (PortUnreachableException e) {
                breaks();
                return new byte[0];
            }
        }

        @Override
        void send(byte[] datagram) throws IOException {
            try {
                socket.send(new DatagramPacket(datagram, datagram.length));
            } catch (PortUnreachableException e) {
                breaks();
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** RFC 4571: each datagram behind its length of 16 bits. */
    private static final class Tcp extends Wire {
        private final Socket socket = new Socket();
        private final DataInputStream in;

        Tcp(InetSocketAddress server, int waitMillis) throws IOException {
            // What a viewer does not read is then soon felt by the server.
            socket.setReceiveBufferSize(32 * 1024);
            socket.connect(server);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(waitMillis);
            in = new DataInputStream(socket.getInputStream());
        }

        @Override
        byte[] receive() throws IOException {
            try {
                int high = in.read();
                if (high < 0) {
                    breaks();
                    return new byte[0];
                }
                return rest(high);
            } catch (SocketTimeoutException e) {
                return new byte[0];
            } catch (SocketException e) {
                breaks();
                return new byte[0];
            }
        }

        /** What has begun comes whole, however long it takes. */
        private byte[] rest(int high) throws IOException {
            int wait = socket.getSoTimeout();
            socket.setSoTimeout(0);
            byte[] datagram = new byte[high << 8 | in.readUnsignedByte()];
            in.readFully(datagram);
            socket.setSoTimeout(wait);
            return datagram;
        }

        @Override
        synchronized void send(byte[] datagram) throws IOException {
            try {
                socket.getOutputStream()
                        .write(ByteBuffer.allocate(2 + datagram.length)
                                .putShort((short) datagram.length)
                                .put(datagram)
                                .array());
            } catch (SocketException e) {
                breaks();
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // It is of no use any more in any case.
            }
        }
    }
}
