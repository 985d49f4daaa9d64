package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limits;

/** The UDP sockets while the machine's addresses change. */
class SocketsTest {

    private final Transport transport = Transport.ofThisSystem();
    private final EventLoopGroup loop = transport.newLoop();
    private final AtomicLong now = new AtomicLong();
    private final Limits limits = new Limits();
    private final PathListener listener = new Demultiplexer(new Viewers(limits), new Refusals());
    private final Sockets sockets =
            new Sockets(transport, loop, listener, new TcpConnections(listener, limits), now::get);
    private InetAddress stays;
    private InetAddress goes;

    @BeforeEach
    void bind() throws IOException {
        stays = InetAddress.getByName("127.0.0.1");
        goes = InetAddress.getByName("127.0.0.2");
        sockets.bindUdp(Set.of(stays, goes), 0);
    }

    @AfterEach
    void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void theSocketOfAnAddressThatIsGoneIsClosedWhenNobodyCanBeThereAnyMore() {
        sockets.follow(Set.of(stays));
        assertThatThrownBy(() -> take(goes)).isInstanceOf(BindException.class);
        now.addAndGet(TimeUnit.SECONDS.toNanos(30));
        sockets.follow(Set.of(stays));
        assertThat(sockets.addresses()).containsExactly(stays);
        await().untilAsserted(() -> assertThatCode(() -> take(goes)).doesNotThrowAnyException());
        assertThatThrownBy(() -> take(stays)).isInstanceOf(BindException.class);
    }

    @Test
    void anAddressThatComesBackMeanwhileKeepsItsSocket() {
        sockets.follow(Set.of(stays));
        now.addAndGet(TimeUnit.SECONDS.toNanos(20));
        sockets.follow(Set.of(stays, goes));
        now.addAndGet(TimeUnit.SECONDS.toNanos(20));
        sockets.follow(Set.of(stays));
        assertThat(sockets.addresses()).containsExactlyInAnyOrder(stays, goes);
    }

    @Test
    void anAddressThatComesBackLaterIsBoundAgain() {
        sockets.follow(Set.of(stays));
        now.addAndGet(TimeUnit.SECONDS.toNanos(30));
        sockets.follow(Set.of(stays));
        await().untilAsserted(() -> assertThatCode(() -> take(goes)).doesNotThrowAnyException());
        sockets.follow(Set.of(stays, goes));
        assertThat(sockets.addresses()).containsExactlyInAnyOrder(stays, goes);
        assertThatThrownBy(() -> take(goes)).isInstanceOf(BindException.class);
    }

    @Test
    void aSystemThatTellsNoAddressesLosesNone() {
        sockets.follow(Set.of());
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        sockets.follow(Set.of());
        assertThat(sockets.addresses()).containsExactlyInAnyOrder(stays, goes);
    }

    @Test
    void closedOnesAndOneThatIsBoundAfterwardsLeaveTheirPortsFree() throws Exception {
        InetAddress late = InetAddress.getByName("127.0.0.3");
        sockets.close();
        sockets.follow(Set.of(stays, goes, late));
        for (InetAddress address : Set.of(stays, goes, late)) {
            await().untilAsserted(() -> assertThatCode(() -> take(address)).doesNotThrowAnyException());
        }
    }

    private void take(InetAddress address) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.bind(new InetSocketAddress(address, sockets.udpPort()));
        }
    }
}
