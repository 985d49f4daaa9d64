package org.videostreamer.output.webrtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;
import org.videostreamer.testing.webrtc.DtlsClient;

class DtlsSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DtlsIdentity identity = DtlsIdentity.create();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, 64, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final Outcome outcome = new Outcome();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Remembers what became of a session. */
    private static final class Outcome implements DtlsSession.Listener {
        private final List<SrtpKeys> keys = new CopyOnWriteArrayList<>();
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private volatile boolean closed;

        @Override
        public void connected(SrtpKeys ours, SrtpKeys theirs) {
            keys.addAll(List.of(ours, theirs));
        }

        @Override
        public void failed(String reason) {
            failures.add(reason);
        }

        @Override
        public void closed() {
            closed = true;
        }
    }

    /** A network between a client and a session that loses what it is told to. */
    private static final class Network implements DatagramTransport {
        private final BlockingQueue<byte[]> toClient = new LinkedBlockingQueue<>();
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        private final double loss;
        private final Random random;
        private volatile DtlsSession session;

        Network(double loss, long seed) {
            this.loss = loss;
            this.random = new Random(seed);
        }

        private synchronized boolean arrives() {
            return random.nextDouble() >= loss;
        }

        void fromServer(byte[] datagram) {
            if (arrives()) {
                toClient.add(datagram);
            }
        }

        @Override
        public int getReceiveLimit() {
            return 2_048;
        }

        @Override
        public int getSendLimit() {
            return 1_200;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, int waitMillis) {
            flush();
            try {
                byte[] datagram = toClient.poll(waitMillis, TimeUnit.MILLISECONDS);
                if (datagram == null) {
                    return -1;
                }
                System.arraycopy(datagram, 0, buffer, offset, datagram.length);
                return datagram.length;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        /** Packs what is sent together, as browsers do. */
        @Override
        public void send(byte[] buffer, int offset, int length) {
            if (packed.size() + length > getSendLimit()) {
                flush();
            }
            packed.write(buffer, offset, length);
        }

        private void flush() {
            if (packed.size() > 0 && arrives()) {
                session.receive(packed.toByteArray());
            }
            packed.reset();
        }

        @Override
        public void close() {
            flush();
        }
    }

    private DtlsSession session(Network network, Fingerprint peer, int timeoutMillis) {
        DtlsSession session = new DtlsSession(identity, peer, network::fromServer, threads, outcome, timeoutMillis);
        network.session = session;
        return session;
    }

    private DtlsClient client() {
        DtlsClient client = DtlsClient.create();
        client.expect(identity.fingerprint().toString());
        return client;
    }

    private static Fingerprint fingerprintOf(DtlsClient client) {
        return Fingerprint.parse(client.fingerprint()).orElseThrow();
    }

    @Test
    void both_sides_have_the_same_keys() throws IOException {
        DtlsClient client = client();
        Network network = new Network(0, 0);
        session(network, fingerprintOf(client), 10_000);
        new DTLSClientProtocol().connect(client, network);
        network.flush();
        await().atMost(PATIENCE).until(() -> outcome.keys.size() == 2);
        byte[] all = client.keys();
        assertThat(outcome.keys.get(1).key()).isEqualTo(Arrays.copyOfRange(all, 0, 16));
        assertThat(outcome.keys.get(0).key()).isEqualTo(Arrays.copyOfRange(all, 16, 32));
        assertThat(outcome.keys.get(1).salt()).isEqualTo(Arrays.copyOfRange(all, 32, 46));
        assertThat(outcome.keys.get(0).salt()).isEqualTo(Arrays.copyOfRange(all, 46, 60));
    }

    @Test
    void handshakes_succeed_where_every_third_datagram_is_lost() throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            DtlsClient client = client();
            Network network = new Network(0.3, seed);
            session(network, fingerprintOf(client), 30_000);
            DTLSTransport transport = new DTLSClientProtocol().connect(client, network);
            network.flush();
            int keys = 2 * (seed + 1);
            await().atMost(PATIENCE).until(() -> {
                // The client's last words may have been lost; it says them again when it is asked.
                transport.receive(new byte[2_048], 0, 2_048, 1);
                return outcome.keys.size() == keys;
            });
        }
        assertThat(outcome.failures).isEmpty();
    }

    @Test
    void a_certificate_that_is_not_the_offers_is_refused() {
        Network network = new Network(0, 0);
        session(network, identity.fingerprint(), 10_000);
        assertThatThrownBy(() -> new DTLSClientProtocol().connect(client(), network))
                .isInstanceOf(IOException.class);
        await().atMost(PATIENCE).until(() -> outcome.failures.size() == 1);
        assertThat(outcome.failures.get(0)).contains("the viewer's certificate is not the one that its offer names");
    }

    @Test
    void garbage_never_connects_and_ends_in_time() {
        Network network = new Network(0, 0);
        DtlsSession session = session(network, identity.fingerprint(), 300);
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] noise = new byte[random.nextInt(300) + 1];
            random.nextBytes(noise);
            noise[0] = 22;
            session.receive(noise);
        }
        await().atMost(PATIENCE).until(() -> outcome.failures.size() == 1);
        assertThat(outcome.keys).isEmpty();
    }

    @Test
    void goodbyes_are_heard_and_said() throws IOException {
        DtlsClient leaves = client();
        Network network = new Network(0, 0);
        session(network, fingerprintOf(leaves), 10_000);
        DTLSTransport transport = new DTLSClientProtocol().connect(leaves, network);
        network.flush();
        await().atMost(PATIENCE).until(() -> outcome.keys.size() == 2);
        transport.close();
        await().atMost(PATIENCE).until(() -> outcome.closed);

        DtlsClient stays = client();
        Network other = new Network(0, 0);
        DtlsSession session = session(other, fingerprintOf(stays), 10_000);
        DTLSTransport open = new DTLSClientProtocol().connect(stays, other);
        other.flush();
        await().atMost(PATIENCE).until(() -> outcome.keys.size() == 4);
        session.close();
        session.close();
        await().atMost(PATIENCE).until(() -> {
            open.receive(new byte[2_048], 0, 2_048, 1);
            return stays.isClosed();
        });
    }

    @Test
    void a_handshake_that_is_called_off_lets_its_thread_go_and_is_no_failure() {
        Network network = new Network(0, 0);
        DtlsSession session = session(network, identity.fingerprint(), 600_000);
        session.receive(new byte[] {22, 1, 2, 3});
        await().atMost(PATIENCE).until(() -> threads.getActiveCount() == 1);
        session.close();
        await().atMost(PATIENCE).until(() -> threads.getActiveCount() == 0);
        assertThat(outcome.failures).isEmpty();
    }

    @Test
    void sessions_that_nobody_uses_hold_no_thread() {
        for (int i = 0; i < 1_000; i++) {
            session(new Network(0, 0), identity.fingerprint(), 10_000);
        }
        assertThat(threads.getPoolSize()).isZero();
    }

    @Test
    void the_queue_of_a_session_is_short() {
        RecordQueue queue = new RecordQueue(record -> {});
        for (int i = 0; i < 10_000; i++) {
            queue.add(new byte[] {1});
        }
        int waiting = 0;
        while (!queue.isEmpty()) {
            assertThat(receive(queue)).isEqualTo(1);
            waiting++;
        }
        assertThat(waiting).isEqualTo(16);
    }

    private static int receive(RecordQueue queue) {
        try {
            return queue.receive(new byte[10], 0, 10, 1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
