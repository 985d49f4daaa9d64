package org.videostreamer.testing.webrtc;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.videostreamer.testing.StripReader;

/**
 * A WebRTC viewer that shares no protocol code with the program: it makes an offer, checks the way, agrees on keys,
 * decrypts, asks again for what it lost, and decodes. All of it on a thread of its own from the start to
 * {@link #close()}.
 */
public final class RtcViewer implements AutoCloseable {

    private static final int TICK_MILLIS = 10;
    private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ViewerOptions options;
    private final DtlsClient dtls = DtlsClient.create();
    private final RtcOffer.Answer answer;
    private volatile Wire wire;
    private final RtpIntake intake;
    private final ViewerReports reports;
    private final Random random = new Random(5);
    private final Thread thread = new Thread(this::run, "rtc viewer");
    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();

    private final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, Long> stamps = new ConcurrentHashMap<>();
    private final List<String> sizes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger decoded = new AtomicInteger();
    private final AtomicInteger upsideDown = new AtomicInteger();
    private final AtomicInteger undecoded = new AtomicInteger();
    private final AtomicInteger keyframes = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger senderReports = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong packets = new AtomicLong();
    private final AtomicLong connectedAt = new AtomicLong();
    private final AtomicLong firstAt = new AtomicLong();
    private final long offeredAt = System.nanoTime();
    private volatile byte[] lastCheck = {};
    private volatile boolean bye;
    private volatile boolean refused;
    private volatile boolean ended;
    private volatile boolean reading = true;

    private SrtpContexts srtp;
    private final GreyDecoder reader;
    private long askedAt;
    private long checkedAt;
    private byte[] lastReport = {};

    /** Begins to watch. */
    public RtcViewer(URI server, ViewerOptions options) {
        this.options = options;
        SrtpContexts.load();
        this.reader = new GreyDecoder(options.codec());
        this.intake = new RtpIntake(options.codec());
        String fingerprint = dtls.fingerprint();
        String told = options.liesAboutCertificate()
                ? fingerprint.substring(0, fingerprint.length() - 2) + (fingerprint.endsWith("00") ? "01" : "00")
                : fingerprint;
        this.answer = RtcOffer.answer(server, RtcOffer.sdp(options.codec(), told));
        this.reports = new ViewerReports(answer.ssrc());
        dtls.expect(answer.fingerprint());
        try {
            wire = options.tcp()
                    ? Wire.tcp(answer.tcpAddress().orElseThrow(), TICK_MILLIS)
                    : Wire.udp(answer.address(), TICK_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            check();
            Records records = new Records();
            DTLSTransport transport;
            try {
                transport = new DTLSClientProtocol().connect(dtls, records);
            } catch (IOException e) {
                refused = true;
                return;
            }
            srtp = new SrtpContexts(dtls.keys(), answer.ssrc(), ViewerReports.OWN_SSRC);
            connectedAt.set(System.nanoTime());
            while (!ended && !bye && !wire.isBroken()) {
                byte[] datagram = reading ? receive() : rest();
                answerCheck(datagram);
                if (datagram.length > 0 && datagram[0] >= 20 && datagram[0] <= 63) {
                    records.pending = datagram;
                    transport.receive(new byte[2_048], 0, 2_048, 1);
                    bye |= dtls.isClosed();
                } else {
                    take(datagram);
                }
                act();
            }
            send(srtp.sealRtcp(reports.bye()));
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.close();
            wire.close();
        }
    }

    /** What Bouncy Castle reads and writes: the wire, but for what is not DTLS. */
    private final class Records implements DatagramTransport {
        private byte[] pending = {};

        @Override
        public int getReceiveLimit() {
            return 2_048;
        }

        @Override
        public int getSendLimit() {
            return 1_200;
        }

        @Override
        public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
            do {
                if (ended) {
                    // Whom nobody answers would shake hands for ever.
                    throw new IOException("the viewer has left");
                }
                byte[] datagram = pending.length > 0 ? pending : RtcViewer.this.receive();
                answerCheck(datagram);
                pending = new byte[0];
                if (datagram.length > 0 && datagram[0] >= 20 && datagram[0] <= 63) {
                    System.arraycopy(datagram, 0, buffer, offset, Math.min(length, datagram.length));
                    return Math.min(length, datagram.length);
                }
            } while (System.nanoTime() < end && connectedAt.get() == 0);
            return -1;
        }

        @Override
        public void send(byte[] buffer, int offset, int length) throws IOException {
            RtcViewer.this.send(Arrays.copyOfRange(buffer, offset, offset + length));
        }

        @Override
        public void close() {
            // the wire is closed at the end
        }
    }

    /** Leaves what comes where it is. */
    private static byte[] rest() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
        return new byte[0];
    }

    private byte[] receive() throws IOException {
        return wire.receive();
    }

    private void send(byte[] datagram) throws IOException {
        wire.send(datagram);
    }

    private void check() throws IOException {
        checkedAt = System.nanoTime();
        lastCheck = StunMessage.check(answer.ufrag() + ":" + RtcOffer.UFRAG, answer.password(), true, random);
        send(lastCheck);
    }

    /** Answers a check of the server's, as whoever is not lite does (RFC 8445 7.3). */
    private void answerCheck(byte[] datagram) throws IOException {
        Optional<StunMessage> check = StunMessage.parse(datagram)
                .filter(message -> message.type() == StunMessage.REQUEST && !options.lite())
                .filter(message -> message.isSignedWith(RtcOffer.PASSWORD))
                .filter(message -> message.username().equals(RtcOffer.UFRAG + ":" + answer.ufrag()));
        if (check.isPresent()) {
            send(StunMessage.success(datagram, answer.address(), RtcOffer.PASSWORD));
            answered.incrementAndGet();
        }
    }

    private void take(byte[] datagram) {
        if (datagram.length < 12 || datagram[0] >= 0) {
            return;
        }
        int type = datagram[1] & 0xFF;
        if (type >= 192 && type <= 223) {
            PacketBuffer packet = new PacketBuffer(datagram);
            if (srtp.openRtcp(packet)) {
                readRtcp(packet.bytes());
            }
            return;
        }
        if (decoded.get() > 0 && random.nextDouble() < options.loss()) {
            dropped.incrementAndGet();
            return;
        }
        PacketBuffer packet = new PacketBuffer(datagram);
        if (srtp.openRtp(packet)) {
            packets.incrementAndGet();
            intake.take(packet.bytes()).forEach(this::show);
        }
    }

    private void show(RtpIntake.Received received) {
        if (!options.decodes()) {
            firstAt.compareAndSet(0, System.nanoTime());
            decoded.incrementAndGet();
            return;
        }
        reader.decode(received.picture().data())
                .ifPresentOrElse(image -> seen(image, received), undecoded::incrementAndGet);
    }

    private void seen(BufferedImage image, RtpIntake.Received received) {
        firstAt.compareAndSet(0, System.nanoTime());
        OptionalLong number = StripReader.number(image);
        if (number.isPresent()) {
            numbers.add(number.getAsLong());
            stamps.put(Integer.toUnsignedLong(received.timestamp()), number.getAsLong());
        } else if (StripReader.number(turned(image)).isPresent()) {
            upsideDown.incrementAndGet();
        }
        String size = image.getWidth() + "x" + image.getHeight();
        if (!sizes.contains(size)) {
            sizes.add(size);
        }
        keyframes.addAndGet(received.picture().keyframe() ? 1 : 0);
        decoded.incrementAndGet();
    }

    private static BufferedImage turned(BufferedImage image) {
        BufferedImage turned = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                turned.setRGB(x, image.getHeight() - 1 - y, image.getRGB(x, y));
            }
        }
        return turned;
    }

    private void readRtcp(byte[] packet) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        for (int at = 0; at + 4 <= packet.length; at += 4 + (in.getShort(at + 2) & 0xFFFF) * 4) {
            int type = packet[at + 1] & 0xFF;
            senderReports.addAndGet(type == 200 ? 1 : 0);
            bye |= type == 203;
        }
    }

    private void act() throws IOException {
        long now = System.nanoTime();
        if (now - checkedAt > CHECK_NANOS) {
            check();
        }
        if (options.asksAgain() && now - askedAt > ASK_NANOS) {
            askedAt = now;
            List<Integer> missing = intake.missing();
            if (!missing.isEmpty()) {
                sendRtcp(reports.lost(missing));
            }
        }
        for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            wish.run();
        }
    }

    private void sendRtcp(byte[] plain) {
        try {
            lastReport = srtp.sealRtcp(plain);
            send(lastReport);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for a keyframe (PLI). */
    public void askForKeyframe() {
        wishes.add(() -> sendRtcp(reports.needsKeyframe()));
    }

    /** Tells that so many of 256 packets were lost. */
    public void report(int lost) {
        wishes.add(() -> sendRtcp(reports.reception(lost)));
    }

    /** Sends its last report once more, as somebody who recorded it would. */
    public void replayReport() {
        wishes.add(() -> sendRaw(lastReport));
    }

    /** Reads nothing more, but says on that it is there. */
    public void stopReading() {
        reading = false;
    }

    /** Goes on from another address of its own, as one does whose router forgets it; what is on its way is lost. */
    public void move() {
        wishes.add(() -> {
            try {
                Wire before = wire;
                wire = Wire.udp(answer.address(), TICK_MILLIS);
                before.close();
                check();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Checks of the server's that it has answered. */
    public int answered() {
        return answered.get();
    }

    /** Sends any bytes from its own address. */
    public void sendRaw(byte[] datagram) {
        try {
            send(datagram);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers read from the pictures' strips, in the order in which they were shown. */
    public List<Long> numbers() {
        return List.copyOf(numbers);
    }

    /** The numbers of the pictures, by the timestamps of their packets. */
    public Map<Long, Long> stamps() {
        return Map.copyOf(stamps);
    }

    /** Pictures whose strip was at the upper edge. */
    public int upsideDown() {
        return upsideDown.get();
    }

    /** The sizes seen, each once. */
    public List<String> sizes() {
        return List.copyOf(sizes);
    }

    /** Pictures decoded, or counted. */
    public int decoded() {
        return decoded.get();
    }

    /** Pictures that came whole and could not be decoded, or did not come whole although nothing was missing. */
    public int undecoded() {
        return undecoded.get() + intake.broken();
    }

    /** Keyframes among the decoded. */
    public int keyframes() {
        return keyframes.get();
    }

    /** Packets that it lost on purpose. */
    public int dropped() {
        return dropped.get();
    }

    /** Packets taken. */
    public long packets() {
        return packets.get();
    }

    /** Sender reports taken. */
    public int reports() {
        return senderReports.get();
    }

    /** The ID that the server knows it by. */
    public String viewer() {
        return answer.viewer();
    }

    /** The server's name in its checks. */
    public String ufrag() {
        return answer.ufrag();
    }

    /** What its checks are signed with. */
    public String password() {
        return answer.password();
    }

    /** Its newest check, as somebody on the way might have recorded it. */
    public byte[] lastCheck() {
        return lastCheck.clone();
    }

    /** Where the server is by TCP. */
    public InetSocketAddress tcpServer() {
        return answer.tcpAddress().orElseThrow();
    }

    InetSocketAddress server() {
        return answer.address();
    }

    /** Whether keys were agreed on. */
    public boolean isConnected() {
        return connectedAt.get() != 0;
    }

    /** Whether the server said that it is over, by RTCP or DTLS. */
    public boolean isToldOfTheEnd() {
        return bye;
    }

    /** Whether the handshake failed. */
    public boolean isRefused() {
        return refused;
    }

    /** From before the offer to the first decoded picture. */
    public double millisToFirstPicture() {
        return (firstAt.get() - offeredAt) / 1e6;
    }

    /** Leaves with a BYE and a close_notify. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
