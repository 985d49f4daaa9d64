package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams on their way through the kernel's loopback. */
class DatagramWriterTest {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Transport transport = Transport.ofThisSystem();
    private final EventLoopGroup loop = transport.newLoop();
    private DatagramChannel channel;
    private DatagramSocket one;
    private DatagramSocket other;

    @BeforeEach
    void open() throws IOException {
        channel = (DatagramChannel) new Bootstrap()
                .group(loop)
                .channel(transport.udp())
                .handler(new ChannelInboundHandlerAdapter())
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        one = receiver();
        other = receiver();
    }

    private static DatagramSocket receiver() throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setReceiveBufferSize(1 << 20);
        return socket;
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        loop.shutdownGracefully().syncUninterruptibly();
    }

    @Test
    void theKernelOfATestCutsMessages() {
        assertThat(EpollDatagramChannel.isSegmentedDatagramPacketSupported()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void datagramsOfOneTaskArriveOneByOneAndInTurn(boolean segments) throws IOException {
        List<byte[]> toOne = datagrams(1_200, 1_200, 1_200, 700, 1_200, 40, 40, 1_200, 1_200);
        List<byte[]> toOther = datagrams(1_000, 1_000, 1_000);
        DatagramWriter writer = new DatagramWriter(channel, segments);

        inOneTask(() -> {
            toOne.forEach(datagram -> writer.write(datagram, datagram.length, address(one)));
            toOther.forEach(datagram -> writer.write(datagram, datagram.length, address(other)));
        });

        assertThat(received(one, toOne.size())).containsExactlyElementsOf(toOne);
        assertThat(received(other, toOther.size())).containsExactlyElementsOf(toOther);
    }

    @Test
    void moreThanOneMessageHoldsGoesOnInTheNext() throws IOException {
        int[] lengths = new int[150];
        Arrays.fill(lengths, 1_180);
        List<byte[]> sent = datagrams(lengths);
        DatagramWriter writer = new DatagramWriter(channel, true);

        inOneTask(() -> sent.forEach(datagram -> writer.write(datagram, datagram.length, address(one))));

        assertThat(received(one, sent.size())).containsExactlyElementsOf(sent);
    }

    @Test
    void ofALongerArrayOnlyTheDatagramIsSent() throws IOException {
        DatagramWriter writer = new DatagramWriter(channel, true);

        inOneTask(() -> writer.write(new byte[] {1, 2, 3, 4, 5}, 3, address(one)));

        assertThat(received(one, 1)).containsExactly(new byte[] {1, 2, 3});
    }

    private void inOneTask(Runnable task) {
        channel.eventLoop().submit(task).syncUninterruptibly();
    }

    private static InetSocketAddress address(DatagramSocket socket) {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private static List<byte[]> datagrams(int... lengths) {
        List<byte[]> made = new ArrayList<>();
        for (int length : lengths) {
            byte[] datagram = new byte[length];
            Arrays.fill(datagram, (byte) made.size());
            made.add(datagram);
        }
        return made;
    }

    private static List<byte[]> received(DatagramSocket socket, int count) throws IOException {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < count) {
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            socket.receive(packet);
            all.add(Arrays.copyOf(packet.getData(), packet.getLength()));
        }
        return all;
    }
}
