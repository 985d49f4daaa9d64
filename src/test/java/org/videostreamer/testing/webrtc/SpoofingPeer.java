package org.videostreamer.testing.webrtc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.util.Random;

/** Somebody at another address who wants to be taken for a viewer. */
public final class SpoofingPeer implements AutoCloseable {

    private final RtcViewer victim;
    private final DatagramSocket socket;
    private final Random random = new Random(13);

    /** @param victim whose server it turns to */
    public SpoofingPeer(RtcViewer victim) {
        this.victim = victim;
        try {
            socket = new DatagramSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a check for that name, signed with that password. */
    public void checkWith(String ufrag, String password) {
        replay(StunMessage.check(ufrag + ":" + RtcOffer.UFRAG, password, true, random));
    }

    /** Sends what was recorded. */
    public void replay(byte[] datagram) {
        try {
            socket.send(new DatagramPacket(datagram, datagram.length, victim.server()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of all that has been sent here since this was last asked. */
    public int received() {
        int bytes = 0;
        try {
            socket.setSoTimeout(1);
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
                socket.receive(packet);
                bytes += packet.getLength();
            }
        } catch (SocketTimeoutException e) {
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
