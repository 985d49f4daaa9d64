package org.videostreamer.output.webrtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limit;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.srtp.SrtpKeys;
import org.videostreamer.testing.webrtc.DtlsClient;
import org.videostreamer.testing.webrtc.DtlsRecords;

class DtlsSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DtlsIdentity identity = DtlsIdentity.create();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, 64, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final Outcome outcome = new Outcome();
    private final Limits limits = new Limits();

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

    /** Encrypts handshake messages so that each claims to have 16 MB. */
    private static final class BoastfulCrypto extends BcTlsCrypto {

        BoastfulCrypto() {
            super(new SecureRandom());
        }

        @Override
        public TlsCipher createCipher(TlsCryptoParameters parameters, int encryption, int mac) throws IOException {
            TlsCipher cipher = super.createCipher(parameters, encryption, mac);
            return (TlsCipher) Proxy.newProxyInstance(
                    TlsCipher.class.getClassLoader(), new Class<?>[] {TlsCipher.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("encodePlaintext") && arguments[1].equals((short) 22)) {
                            byte[] plain = ((byte[]) arguments[4]).clone();
                            Arrays.fill(plain, (int) arguments[5] + 1, (int) arguments[5] + 4, (byte) 0xFF);
                            arguments[4] = plain;
                        }
                        return method.invoke(cipher, arguments);
                    });
        }
    }

    private DtlsSession session(Network network, Fingerprint peer, int timeoutMillis) {
        return session(network, peer, timeoutMillis, 3_000);
    }

    private DtlsSession session(Network network, Fingerprint peer, int timeoutMillis, int standstillMillis) {
        DtlsSession session = new DtlsSession(
                identity,
                peer,
                network::fromServer,
                new DtlsThreads(threads, threads),
                outcome,
                limits,
                timeoutMillis,
                standstillMillis);
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
    void bothSidesHaveTheSameKeys() throws IOException {
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
    void handshakesSucceedWhereEveryThirdDatagramIsLost() throws IOException {
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
    void aCertificateThatIsNotTheOffersIsRefused() {
        Network network = new Network(0, 0);
        session(network, identity.fingerprint(), 10_000);
        assertThatThrownBy(() -> new DTLSClientProtocol().connect(client(), network))
                .isInstanceOf(IOException.class);
        await().atMost(PATIENCE).until(() -> outcome.failures.size() == 1);
        assertThat(outcome.failures.get(0)).contains("the viewer's certificate is not the one that its offer names");
    }

    @Test
    void garbageTakesNoThread() {
        DtlsSession session = session(new Network(0, 0), identity.fingerprint(), 10_000);
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] noise = new byte[random.nextInt(300) + 1];
            random.nextBytes(noise);
            noise[0] = 22;
            assertThat(session.receive(noise)).isFalse();
        }
        assertThat(session.receive(DtlsRecords.record(DtlsRecords.ALERT, 0, new byte[] {1, 0})))
                .isTrue();
        assertThat(threads.getPoolSize()).isZero();
    }

    @Test
    void claimsOfSixteenMegabytesTakeNoMemory() {
        DtlsSession session = session(new Network(0, 0), identity.fingerprint(), 10_000);
        byte[][] claims = new byte[16][];
        for (int number = 0; number < claims.length; number++) {
            claims[number] = DtlsRecords.fragment(1, 0xFFFFFF, number, 0, new byte[0]);
        }
        assertThat(session.receive(DtlsRecords.handshake(claims))).isFalse();
        assertThat(limits.timesReached(Limit.DTLS_MESSAGE_BYTES)).isEqualTo(1);
        assertThat(threads.getPoolSize()).isZero();
    }

    @Test
    void aClientWithTheKeysMayClaimNoMoreThanOneWithout() throws IOException {
        DtlsClient client = DtlsClient.create(new BoastfulCrypto());
        client.expect(identity.fingerprint().toString());
        Network network = new Network(0, 0);
        session(network, fingerprintOf(client), 10_000, 1_000);
        assertThatThrownBy(() -> new DTLSClientProtocol().connect(client, network))
                .isInstanceOf(IOException.class);
        await().atMost(PATIENCE).until(() -> outcome.failures.size() == 1);
        assertThat(outcome.failures.get(0)).isEqualTo("the viewer says nothing new any more");
    }

    @Test
    void aHelloOfSeveralFragmentsBeginsTheHandshakeWhenItIsWhole() {
        Network network = new Network(0, 0);
        DtlsSession session = session(network, identity.fingerprint(), 10_000);
        byte[] hello = DtlsRecords.hello();
        byte[] begin = Arrays.copyOf(hello, 40);
        byte[] end = Arrays.copyOfRange(hello, 40, hello.length);
        session.receive(DtlsRecords.handshake(DtlsRecords.fragment(1, hello.length, 0, 40, end)));
        assertThat(threads.getPoolSize()).isZero();
        byte[] first = DtlsRecords.handshake(DtlsRecords.fragment(1, hello.length, 0, 0, begin));
        session.receive(DtlsRecords.numbered(1, first));
        await().atMost(PATIENCE).until(() -> !network.toClient.isEmpty());
        session.close();
    }

    @Test
    void whoSaysNothingMoreAfterTheHelloLosesTheThreadSoon() {
        Network network = new Network(0, 0);
        DtlsSession session = session(network, identity.fingerprint(), 600_000, 300);
        session.receive(DtlsRecords.clientHello());
        await().atMost(PATIENCE).until(() -> outcome.failures.size() == 1);
        assertThat(outcome.failures.get(0)).isEqualTo("the viewer says nothing new any more");
        await().atMost(PATIENCE).until(() -> threads.getActiveCount() == 0);
    }

    @Test
    void theSameHelloAgainAndAgainIsNothingNew() {
        Network network = new Network(0, 0);
        DtlsSession session = session(network, identity.fingerprint(), 600_000, 300);
        AtomicInteger number = new AtomicInteger();
        await().pollInterval(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> {
            session.receive(DtlsRecords.numbered(number.incrementAndGet(), DtlsRecords.clientHello()));
            return outcome.failures.size() == 1;
        });
    }

    @Test
    void whatTheThreadThrowsFailsTheSession() {
        DtlsSession session = new DtlsSession(
                identity,
                identity.fingerprint(),
                record -> {
                    throw new OutOfMemoryError("thrown by a test");
                },
                new DtlsThreads(threads, threads),
                outcome,
                limits);
        session.receive(DtlsRecords.clientHello());
        await().atMost(PATIENCE).until(() -> outcome.failures.size() == 1);
        assertThat(outcome.failures.get(0)).isEqualTo("thrown by a test");
    }

    @Test
    void aSessionThatGetsNoThreadHasFailed() {
        DtlsThreads none = new DtlsThreads(
                task -> {
                    throw new RejectedExecutionException("no handshakes");
                },
                threads);
        DtlsSession session = new DtlsSession(identity, identity.fingerprint(), record -> {}, none, outcome, limits);
        session.receive(DtlsRecords.clientHello());
        assertThat(outcome.failures).containsExactly("there is no thread for it");
    }

    @Test
    void aConnectedSessionWhoseRecordsGetNoThreadHasFailed() throws IOException {
        DtlsClient client = client();
        Network network = new Network(0, 0);
        DtlsThreads handshakesOnly = new DtlsThreads(threads, task -> {
            throw new RejectedExecutionException("no records");
        });
        network.session =
                new DtlsSession(identity, fingerprintOf(client), network::fromServer, handshakesOnly, outcome, limits);
        DTLSTransport transport = new DTLSClientProtocol().connect(client, network);
        network.flush();
        await().atMost(PATIENCE).until(() -> outcome.keys.size() == 2);
        transport.close();
        await().atMost(PATIENCE).until(() -> !outcome.failures.isEmpty());
        assertThat(outcome.failures).containsExactly("there is no thread for it");
    }

    @Test
    void badRecordsAfterTheHandshakeDoNotKeepAGoodbyeFromBeingHeard() throws IOException {
        DtlsClient client = client();
        Network network = new Network(0, 0);
        DtlsSession session = session(network, fingerprintOf(client), 10_000);
        DTLSTransport transport = new DTLSClientProtocol().connect(client, network);
        network.flush();
        await().atMost(PATIENCE).until(() -> outcome.keys.size() == 2);
        for (int length : new int[] {1, 8, 17, 25, 100}) {
            session.receive(DtlsRecords.record(DtlsRecords.ALERT, 1, new byte[length]));
            session.receive(DtlsRecords.record(DtlsRecords.HANDSHAKE, 1, new byte[length]));
        }
        transport.close();
        await().atMost(PATIENCE).until(() -> outcome.closed);
        assertThat(outcome.failures).isEmpty();
    }

    /** It goes to whoever says hello, so it had better be short. */
    @Test
    void theFirstFlightIsOneShortDatagram() {
        Network network = new Network(0, 0);
        DtlsSession session = session(network, identity.fingerprint(), 10_000);
        session.receive(DtlsRecords.clientHello());
        await().atMost(PATIENCE).until(() -> !network.toClient.isEmpty());
        assertThat(network.toClient.peek().length).isLessThan(660);
        session.close();
    }

    @Test
    void goodbyesAreHeardAndSaid() throws IOException {
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
    void aHandshakeThatIsCalledOffLetsItsThreadGoAndIsNoFailure() {
        Network network = new Network(0, 0);
        DtlsSession session = session(network, identity.fingerprint(), 600_000);
        session.receive(DtlsRecords.clientHello());
        await().atMost(PATIENCE).until(() -> threads.getActiveCount() == 1);
        session.close();
        await().atMost(PATIENCE).until(() -> threads.getActiveCount() == 0);
        assertThat(outcome.failures).isEmpty();
    }

    @Test
    void sessionsThatNobodyUsesHoldNoThread() {
        for (int i = 0; i < 1_000; i++) {
            session(new Network(0, 0), identity.fingerprint(), 10_000);
        }
        assertThat(threads.getPoolSize()).isZero();
    }

    @Test
    void theQueueOfASessionIsShort() {
        RecordQueue queue = new RecordQueue(record -> {}, 1_000);
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
